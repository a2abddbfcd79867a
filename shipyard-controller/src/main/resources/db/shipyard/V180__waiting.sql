-- A sequence waits for its turn from its trigger on.
update sequence_execution set state = 'waiting' where state = 'triggered';
