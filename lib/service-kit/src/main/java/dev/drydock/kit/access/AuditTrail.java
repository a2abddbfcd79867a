package dev.drydock.kit.access;

import io.smallrye.mutiny.Uni;

/** Remembers who changed what. */
public interface AuditTrail {
    /** Completes when it is remembered for good; fails when it cannot be, and then nothing may be changed. */
    Uni<Void> begin(Use use);

    /** Adds how it ended, soon. A use whose end is not known shows that it began. */
    void end(Use.Outcome outcome);
}
