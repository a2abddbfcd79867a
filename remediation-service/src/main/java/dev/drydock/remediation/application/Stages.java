package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.problem.Outside.StageView;
import io.smallrye.mutiny.Uni;

/** What the engine says about a service's stage. Never fails: of an engine that is away nothing is known. */
public interface Stages {
    /** As a flow sees it: its own sequences are none of others. */
    Uni<StageView> view(Scope scope, KeptnContext context);
}
