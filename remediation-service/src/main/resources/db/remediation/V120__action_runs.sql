-- the guard that holds the problem's action: by it the held are found when what it looks at changes
alter table problem add column held_by text;
create index problem_held on problem (project) where held_by is not null;
create index problem_open on problem (project) where closed_at is null;

-- the ledger of actions: budgets, cool-downs, the storm brake and the outcome memory count its rows
create table action_run (
    asked_by      text             primary key,
    problem       text             not null,
    project       text             not null,
    stage         text             not null,
    service       text             not null,
    problem_type  text             not null,
    action        text             not null,
    title         text             not null,
    action_index  int              not null,
    at            timestamptz      not null,
    shadow        boolean          not null,
    score_before  double precision,
    score_after   double precision,
    effect        text             not null,
    -- the problem came back soon after this action seemed to heal it
    recurred      boolean          not null default false
);
create index action_run_project on action_run (project, at desc);
create index action_run_place on action_run (project, stage, service, at desc);
create index action_run_problem on action_run (problem);

-- the newest score of each service in each stage: what the next action finds
create table last_score (
    project  text             not null,
    stage    text             not null,
    service  text             not null,
    score    double precision not null,
    at       timestamptz      not null,
    primary key (project, stage, service)
);
