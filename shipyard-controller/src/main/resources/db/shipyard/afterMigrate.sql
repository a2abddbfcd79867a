-- A restored database may remember transactions that this server has not had yet: they would come last for a long time, and then
-- once more. Runs at each start; what was written by this server is never touched.
update event set tx = 0 where tx >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
