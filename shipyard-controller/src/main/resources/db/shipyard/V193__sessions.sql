-- Sessions of browsers, by the hash of their ids. Each ends with the token it was opened with.
create table session (
    hash       bytea       primary key,
    -- of the token's text
    token_hash bytea       not null,
    expires_at timestamptz not null
);

-- Codes that open one session, once.
create table login_code (
    hash       bytea       primary key,
    token_hash bytea       not null,
    expires_at timestamptz not null
);
