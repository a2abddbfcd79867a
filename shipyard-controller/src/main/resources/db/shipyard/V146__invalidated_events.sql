create index event_invalidated on event (triggered_id) where type like 'sh.keptn.event.%.invalidated';
