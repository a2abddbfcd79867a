-- How upstreams are reached over HTTPS and SSH; what is bytea is sealed as remote_token is.
alter table project
    add column remote_certificate    text,
    add column remote_insecure       boolean not null default false,
    add column remote_proxy_url      text,
    add column remote_proxy_scheme   text,
    add column remote_proxy_user     text,
    add column remote_proxy_password bytea,
    add column remote_key            bytea,
    add column remote_key_passphrase bytea,
    add column remote_host_key       text;
