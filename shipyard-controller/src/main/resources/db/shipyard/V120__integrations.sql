-- Services that registered themselves.
create table integration (
    id                  text        primary key,
    name                text        not null,
    hostname            text        not null,
    namespace           text        not null,
    integration_version text        not null,
    distributor_version text        not null,
    location            text        not null,
    pod_name            text        not null,
    deployment_name     text        not null,
    last_seen           timestamptz not null
);
create index integration_of_name on integration (name);

create table integration_subscription (
    integration_id text   not null references integration (id) on delete cascade,
    id             text   not null,
    seq            bigint generated always as identity,
    event          text   not null,
    projects       text[] not null,
    stages         text[] not null,
    services       text[] not null,
    primary key (integration_id, id)
);
