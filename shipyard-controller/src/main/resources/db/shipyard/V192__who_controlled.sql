-- The name of the token with which somebody paused, resumed or aborted it last; absent where that was not kept.
alter table sequence_execution add column controlled_by text;
alter table flow_hold add column said_by text;
