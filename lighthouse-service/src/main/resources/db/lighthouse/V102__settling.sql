-- settling: the window has not ended long enough ago for its metrics to be there; due_at is when they are asked for
alter table evaluation drop constraint evaluation_state_check;
alter table evaluation add constraint evaluation_state_check check (state in ('settling', 'waiting', 'finished'));
drop index evaluation_due;
create index evaluation_due on evaluation (due_at) where state <> 'finished';
