package dev.drydock.remediation.application;

import dev.drydock.remediation.domain.killswitch.Coverage;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Problems whose next action is held back. */
public interface HeldProblems {
    /** Has those decided about again now, rather than at the time that was set; says how many. */
    Uni<Integer> wake(Coverage what, Instant now);
}
