package dev.drydock.remediation.domain.guard;

import dev.drydock.events.Scope;
import dev.drydock.model.remediation.Action;
import java.time.Instant;

/**
 * All that is known when it is decided whether an action may be taken.
 *
 * @param problemType of the problem that it is to help with
 * @param ledger of the project, as far back as its guards look
 * @param stage what the engine says about the service's stage
 */
public record GuardFacts(
        Scope scope,
        String problemType,
        Action action,
        GuardFiles files,
        Ledger ledger,
        StageView stage,
        HoldSoFar hold) {
    Instant now() {
        return ledger.now();
    }
}
