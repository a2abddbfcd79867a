-- In the order in which those who wait get their turn: the head of a queue is read without the rest.
drop index execution_queue;
create index execution_queue on sequence_execution (project, stage, service, standing, remediation desc, triggered_at, id)
    where ended_at is null;
-- Where somebody waits: one step per place, however many wait there.
drop index execution_ready;
create index execution_ready on sequence_execution (project, stage, service) where standing = 'READY';
