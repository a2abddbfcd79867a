-- Every accepted event, whoever sent it: the inbox of the engine and the event store of the API.
create table event (
    id           text        primary key,
    seq          bigint      generated always as identity,
    context      text,
    project      text,
    stage        text,
    service      text,
    type         text        not null,
    source       text        not null,
    triggered_id text,
    result       text,
    status       text,
    time         timestamptz not null,
    body         text        not null,
    received_at  timestamptz not null default now(),
    -- why it changed nothing, if it did not
    ignored      text,
    -- the transaction that wrote it: what an older transaction may still commit is not passed by when events are followed
    tx           bigint      not null default pg_current_xact_id()::text::bigint
);
create index event_as_committed on event (tx, seq);
create index event_of_context on event (context, seq);
create index event_of_project on event (project, seq desc);

create table sequence_execution (
    id                text        primary key,
    project           text        not null,
    stage             text        not null,
    service           text        not null,
    context           text        not null,
    sequence          text        not null,
    state             text        not null,
    standing          text        not null,
    remediation       boolean     not null,
    result            text,
    triggered_at      timestamptz not null,
    open_triggered_id text,
    due_at            timestamptz,
    ended_at          timestamptz,
    problem_title     text,
    version           int         not null,
    -- the state that the facts add up to
    body              text        not null
);
create unique index execution_of_open_task on sequence_execution (open_triggered_id) where open_triggered_id is not null;
create index execution_queue on sequence_execution (project, stage, service, standing, remediation, triggered_at)
    where ended_at is null;
create index execution_due on sequence_execution (due_at) where due_at is not null;
create index execution_ready on sequence_execution (triggered_at) where standing = 'READY';
create index execution_of_context on sequence_execution (context);
create index execution_of_project on sequence_execution (project, triggered_at desc);

create table sequence_fact (
    execution_id text        not null,
    version      int         not null,
    body         text        not null,
    primary key (execution_id, version)
);
