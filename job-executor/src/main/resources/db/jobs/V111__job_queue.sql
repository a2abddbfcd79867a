-- when it was the job's turn to run
alter table job add column admitted_at timestamptz;
update job set admitted_at = claimed_at;
-- whoever wants to run it has asked then; a job that nobody asks for does not stand in the way of others
alter table job add column asked_at timestamptz;
-- past this time it does not take anybody's place any more, whatever became of it
alter table job add column occupies_until timestamptz;
create index job_open on job (machine) where ended_at is null;
