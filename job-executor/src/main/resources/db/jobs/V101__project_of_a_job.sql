-- Whose people may look at the job and its log.
alter table job add column project text not null default '';
