-- What was not over before some time, of one service in one stage: the live ones are in execution_queue.
create index execution_ended on sequence_execution (project, stage, service, ended_at) where ended_at is not null;
