-- Tokens that were created. Their texts are kept by nobody; revoked ones stay, as their names are in the audit trail.
create table token (
    name         text        primary key,
    -- SHA-256 of the text, which has 238 random bits
    hash         bytea       not null unique,
    scopes       text[]      not null,
    -- null: all projects
    projects     text[],
    created_at   timestamptz not null,
    created_by   text        not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text
);
