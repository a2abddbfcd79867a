package dev.drydock.remediation.app;

import dev.drydock.events.KeptnContext;
import dev.drydock.remediation.application.Engine;
import dev.drydock.remediation.domain.problem.EngineView;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the engine would say about a flow. */
@Mock
@ApplicationScoped
public class ScriptedEngine implements Engine {
    private final Map<KeptnContext, EngineView> views = new ConcurrentHashMap<>();

    void says(KeptnContext context, EngineView view) {
        views.put(context, view);
    }

    @Override
    public Uni<EngineView> view(String project, KeptnContext context) {
        return Uni.createFrom().item(views.getOrDefault(context, EngineView.ACTIVE));
    }
}
