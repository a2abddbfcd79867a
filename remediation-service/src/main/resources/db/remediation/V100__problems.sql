create table problem (
    id          text        primary key,
    seq         bigint      generated always as identity,
    context     text        not null,
    project     text        not null,
    stage       text        not null,
    service     text        not null,
    state       text        not null,
    opened_at   timestamptz not null,
    closed_at   timestamptz,
    -- when to decide again about an open problem, should nothing be heard until then
    due_at      timestamptz,
    body        text        not null
);
create index problem_flow on problem (context);
create index problem_due on problem (due_at) where due_at is not null;
create index problem_project on problem (project, seq desc);
