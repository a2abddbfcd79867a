-- a new firing goes on with it, also when it was said to be over and nobody acted on that yet
alter table problem add column takes_repeats boolean not null default true;
