-- One row per task of an action that an event started; the key derives from those three.
create table job (
    key         text        primary key,
    event_id    text        not null,
    action_index int        not null,
    task_index  int         not null,
    context     text        not null,
    action      text        not null,
    task        text        not null,
    -- the machine and its current life: process ids of another one mean nothing
    machine     text        not null,
    has_secrets boolean     not null,
    claimed_at  timestamptz not null,
    started_at  timestamptz,
    -- where it runs: process id and folder
    handle      text,
    place       text,
    ended_at    timestamptz,
    end_kind    text check (end_kind in ('exited', 'timed-out', 'not-started', 'lost')),
    -- the exit code, or the limit in seconds
    end_number  bigint,
    end_reason  text,
    unique (event_id, action_index, task_index)
);
create index job_context on job (context, claimed_at);
create index job_ended on job (ended_at);
