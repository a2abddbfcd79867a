-- What people have stopped. An empty name stands for all; there is at most one row for what is covered.
create table kill_switch (
    project     text        not null,
    stage       text        not null,
    action      text        not null,
    reason      text        not null,
    -- the name of a token
    switched_by text        not null,
    since       timestamptz not null,
    -- null: until somebody lifts it
    until       timestamptz,
    primary key (project, stage, action)
);
