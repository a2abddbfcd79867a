-- The image that it was triggered with; absent where there was none, and where that was not kept.
alter table sequence_execution add column image text;
