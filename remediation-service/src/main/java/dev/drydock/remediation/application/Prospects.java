package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.explain.Prospect;
import dev.drydock.remediation.domain.explain.WouldAct;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What would be done about a service's problems now. Nothing is written, and nobody waits for it. */
public record Prospects(OutsideFacts facts, Ledgers ledgers) {
    /** A flow that is none: whatever runs belongs to another one. */
    private static final KeptnContext NO_FLOW = new KeptnContext("00000000-0000-0000-0000-000000000000");

    /** By the files as they are now. */
    public Uni<Prospect> of(Scope scope, int given) {
        return facts.of(NO_FLOW, scope, Optional.empty())
                .chain(outside -> ledgers.look(scope, OutsideFacts.looksBack(outside))
                        .map(ledger -> new WouldAct(scope, outside, ledger, given).prospect()));
    }
}
