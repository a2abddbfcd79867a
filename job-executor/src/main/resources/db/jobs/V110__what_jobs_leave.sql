-- Logs are masked while they grow now.
alter table job drop column has_secrets;
-- the Kubernetes namespace that the task names
alter table job add column namespace text;
-- what the finished event says of the job, so that it says the same when its container is gone
alter table job add column log text not null default '';
alter table job add column output text not null default '{}';
alter table job add column remarks text[] not null default '{}';

alter table job drop constraint job_end_kind_check;
alter table job add constraint job_end_kind_check
    check (end_kind in ('exited', 'timed-out', 'not-started', 'killed', 'aborted', 'lost'));

-- Triggered events whose jobs nobody waits for any more, whether they have come in or not.
create table aborted_task (
    event_id    text        primary key,
    aborted_at  timestamptz not null default now()
);
create index aborted_task_at on aborted_task (aborted_at);
