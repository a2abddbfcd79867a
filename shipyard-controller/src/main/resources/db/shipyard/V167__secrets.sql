-- Secrets for jobs.
create table secret (
    -- keptn-default, or the name of a project
    scope      text        not null,
    name       text        not null,
    project    text        references project (name) on delete cascade,
    keys       text[]      not null,
    -- AES-GCM of the values as JSON: nonce, then ciphertext with tag
    sealed     bytea       not null,
    changed_at timestamptz not null,
    primary key (scope, name)
);
create index secret_of_project on secret (project) where project is not null;
