create table inbox (
    event_id    text        primary key,
    seq         bigint      generated always as identity,
    type        text        not null,
    context     text,
    body        text        not null,
    received_at timestamptz not null default now(),
    -- when the event may be worked on: later than now while somebody works on it, and between two attempts
    due_at      timestamptz not null default now(),
    attempts    int         not null default 0,
    handled_at  timestamptz,
    reason      text
);
create index inbox_open on inbox (due_at) where handled_at is null;

create table outbox (
    event_id     text        primary key,
    seq          bigint      generated always as identity,
    subject      text        not null,
    triggered_id text,
    body         text        not null,
    created_at   timestamptz not null default now(),
    published_at timestamptz,
    -- which life of the stream took it: a stream that was wiped and made anew does not hold it any more
    stream       text
);
create index outbox_unpublished on outbox (seq) where published_at is null;
create index outbox_answers on outbox (triggered_id) where triggered_id is not null;

create table dead_letter (
    id          text        primary key,
    subject     text        not null,
    body        bytea       not null,
    reason      text        not null,
    created_at  timestamptz not null default now(),
    replayed_at timestamptz
);
