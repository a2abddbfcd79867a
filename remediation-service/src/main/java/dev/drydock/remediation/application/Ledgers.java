package dev.drydock.remediation.application;

import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.guard.Ledger;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** The ledger of actions, to look at only. */
public interface Ledgers {
    /** As a decision about that place would find it now. */
    Uni<Ledger> look(Scope scope, Duration looksBack);
}
