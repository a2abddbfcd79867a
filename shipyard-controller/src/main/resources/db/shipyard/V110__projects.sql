-- What Git cannot say of a project: that it should be there, and where its upstream is.
create table project (
    name         text        primary key,
    created      timestamptz not null,
    remote_url   text,
    remote_user  text,
    -- AES-GCM: nonce, then ciphertext with tag
    remote_token bytea,
    version      int         not null
);

create table project_service (
    project text        not null references project (name) on delete cascade,
    name    text        not null,
    created timestamptz not null,
    primary key (project, name)
);
