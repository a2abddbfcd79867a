package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.remediation.domain.problem.EngineView;
import io.smallrye.mutiny.Uni;

/** The sequence engine, asked when it was silent for long. Never fails: an engine that is away has no view. */
public interface Engine {
    Uni<EngineView> view(String project, KeptnContext context);
}
