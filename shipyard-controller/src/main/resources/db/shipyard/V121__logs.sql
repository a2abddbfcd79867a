-- Errors that integrations report. Those that show in events are read from there.
create table log_entry (
    id             bigint      generated always as identity primary key,
    integration_id text,
    message        text        not null,
    time           timestamptz not null,
    context        text,
    task           text,
    triggered_id   text,
    git_commit_id  text
);
create index log_entry_time on log_entry (time);
create index log_entry_of_task on log_entry (triggered_id) where triggered_id is not null;

create index event_errors on event (time)
    where type = 'sh.keptn.log.error' or (status = 'errored' and type like 'sh.keptn.event.%.finished');

-- Events that were taken out of the log.
create table log_dismissed (
    event_id text primary key
);
