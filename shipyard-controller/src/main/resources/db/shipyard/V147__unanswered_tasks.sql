-- Since when the open task waits for a first word from anybody, until that was reported; and what was reported.
alter table sequence_execution
    add column silent_since timestamptz,
    add column unanswered   text;
create index execution_silent on sequence_execution (silent_since) where silent_since is not null;
