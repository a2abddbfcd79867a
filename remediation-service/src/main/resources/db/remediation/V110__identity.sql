-- by what further messages about a problem are known; null when only its flow tells
alter table problem add column identity text;
-- when the monitoring tool saw it begin
alter table problem add column fired_at timestamptz;
-- the monitoring tool said that it is over: a new firing is another problem, though this one is still open
alter table problem add column gone boolean not null default false;
create index problem_identity on problem (identity, seq desc) where identity is not null;
create unique index problem_open_identity on problem (identity) where identity is not null and closed_at is null and not gone;
create index problem_place on problem (project, stage, service, seq desc);

-- repeats of open problems; apart from them, as counting must not wait for those who decide
create table problem_sighting (
    problem_id text        primary key,
    times      bigint      not null,
    last_at    timestamptz not null,
    fired_at   timestamptz
);
