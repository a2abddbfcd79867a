-- Spans that have ended and are not exported yet; empty unless an OTLP receiver is configured.
create table span (
    trace_id   text        not null,
    id         text        not null,
    parent     text,
    -- tracestate, passed through
    state      text,
    name       text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz not null,
    attributes text        not null,
    error      text,
    -- when it may be exported: later than now while somebody does
    due_at     timestamptz not null default now(),
    primary key (trace_id, id)
);
create index span_due on span (due_at);
