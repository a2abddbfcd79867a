-- when the first attempt failed, as long as others have failed since
alter table inbox add column failing_since timestamptz;
