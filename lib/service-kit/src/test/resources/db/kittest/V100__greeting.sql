create table greeting (name text primary key, times int not null);
