package dev.drydock.remediation.application;

import dev.drydock.events.Scope;
import dev.drydock.kit.inbox.Commit;
import java.time.Instant;

/** The newest score of each service in each stage: what the next action finds. */
public interface Scores {
    /** Notes one, unless a newer one is known. */
    Commit note(Scope scope, double score, Instant at);
}
