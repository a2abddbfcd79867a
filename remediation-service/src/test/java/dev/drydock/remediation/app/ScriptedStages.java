package dev.drydock.remediation.app;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.remediation.application.Stages;
import dev.drydock.remediation.domain.guard.StageView;
import dev.drydock.remediation.domain.problem.Deliveries;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the engine would say about a service's stage. */
@Mock
@ApplicationScoped
public class ScriptedStages implements Stages {
    static final StageView QUIET = new StageView(10, Optional.empty(), Optional.empty());

    private final Map<String, StageView> views = new ConcurrentHashMap<>();

    void says(String service, StageView view) {
        views.put(service, view);
    }

    @Override
    public Uni<StageView> view(Scope scope, KeptnContext context) {
        return Uni.createFrom().item(views.getOrDefault(scope.service(), QUIET));
    }

    @Override
    public Uni<Deliveries> deliveries(Scope scope, KeptnContext context, Instant since) {
        return Uni.createFrom().item(Deliveries.since(since, List.of()));
    }
}
