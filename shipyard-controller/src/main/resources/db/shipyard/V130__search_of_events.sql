-- lists of a project's events are by time, newest first, often between two times
drop index event_of_project;
create index event_of_project on event (project, time desc, seq desc);
create index event_of_type on event (type, seq desc);
