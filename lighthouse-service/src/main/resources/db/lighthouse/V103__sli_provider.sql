-- the SLI provider that configure-monitoring chose for a project
create table sli_provider (
    project   text        primary key,
    provider  text        not null,
    chosen_at timestamptz not null
);
