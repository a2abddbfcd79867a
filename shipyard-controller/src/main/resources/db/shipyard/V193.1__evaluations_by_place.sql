-- The newest evaluation of a service in a stage, found without the others.
create index event_evaluated on event (project, stage, service, seq desc)
    where type = 'sh.keptn.event.evaluation.finished' and source = 'lighthouse-service';
