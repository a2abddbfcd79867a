-- What people hold: a flow, or what it does in one stage. Sequences that start there later are held too.
create table flow_hold (
    project text    not null,
    context text    not null,
    -- empty for the whole flow; what is said of a stage stands before what is said of the whole
    stage   text    not null,
    held    boolean not null,
    primary key (context, project, stage)
);
