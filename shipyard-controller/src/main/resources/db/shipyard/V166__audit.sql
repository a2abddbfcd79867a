-- Who changed what. Rows are written before the change and never changed after, but for how it ended.
create table audit (
    id      uuid        primary key,
    place   bigint      generated always as identity unique,
    at      timestamptz not null,
    -- the name of a token
    token   text        not null,
    method  text        not null,
    path    text        not null,
    project text,
    address text        not null,
    -- null: how it ended was never learned
    status  int,
    detail  text
);
create index audit_at on audit (at);
create index audit_of_project on audit (project, place desc);
create index audit_of_token on audit (token, place desc);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if old.status is not null or new.status is null
        or (old.id, old.place, old.at, old.token, old.method, old.path, old.address)
            is distinct from (new.id, new.place, new.at, new.token, new.method, new.path, new.address)
        or (old.project is not null and old.project is distinct from new.project)
    then
        raise exception 'the audit trail is not changed';
    end if;
    return new;
end $$;
create trigger audit_append_only before update on audit for each row execute function audit_is_append_only();
