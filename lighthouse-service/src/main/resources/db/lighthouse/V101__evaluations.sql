create table evaluation (
    -- the id of its evaluation.triggered event
    id           text        primary key,
    place        bigint      generated always as identity,
    -- the id of its get-sli.triggered event; absent if it ended before it asked
    get_sli_id   text        unique,
    context      text        not null,
    project      text        not null,
    stage        text        not null,
    service      text        not null,
    triggered    text        not null,
    triggered_at timestamptz not null,
    time_start   text,
    time_end     text,
    slo          text,
    provider     text,
    state        text        not null check (state in ('waiting', 'finished')),
    due_at       timestamptz,
    finished_id  text,
    finished_at  timestamptz,
    result       text,
    status       text,
    score        double precision,
    message      text,
    -- how each objective fared; the values are what later evaluations are compared with
    objectives   jsonb       not null default '[]',
    comparable   boolean     not null default false,
    invalidated  boolean     not null default false
);
create index evaluation_due on evaluation (due_at) where state = 'waiting';
create index evaluation_waiting on evaluation (context) where state = 'waiting';
create index evaluation_baseline on evaluation (project, stage, service, finished_at desc, place desc)
    where comparable and not invalidated;
create index evaluation_list on evaluation (project, stage, service, place desc);
create index evaluation_finished on evaluation (finished_id);
