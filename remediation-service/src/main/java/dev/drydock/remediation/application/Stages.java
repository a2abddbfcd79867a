package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.guard.StageView;
import dev.drydock.remediation.domain.problem.Deliveries;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/**
 * What the engine says about a service's stage, as a flow sees it: its own sequences are none of others. Never fails: of
 * an engine that is away nothing is known.
 */
public interface Stages {
    /** What works there now. */
    Uni<StageView> view(Scope scope, KeptnContext context);

    /** What was done there since then. */
    Uni<Deliveries> deliveries(Scope scope, KeptnContext context, Instant since);
}
