package dev.drydock.lighthouse.application;

import dev.drydock.lighthouse.domain.monitoring.MonitoringRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Which SLI provider a project uses: the one configured for it, else the one it chose, else the default. */
public final class SliProviders {
    private static final String NONE = "none";

    private final EvaluationStore store;
    private final String byDefault;
    private final Map<String, String> ofProjects;

    /** @param byDefault for projects that have none of their own */
    public SliProviders(EvaluationStore store, String byDefault, Map<String, String> ofProjects) {
        this.store = store;
        this.byDefault = byDefault;
        this.ofProjects = Map.copyOf(ofProjects);
    }

    /** The provider; absent where {@code none} is chosen. */
    public Uni<Optional<String>> of(String project) {
        var configured = Optional.ofNullable(ofProjects.get(project));
        var name = configured.isPresent()
                ? Uni.createFrom().item(configured.get())
                : store.provider(project).map(chosen -> chosen.orElse(byDefault));
        return name.map(found -> Optional.of(found).filter(text -> !text.equals(NONE)));
    }

    /** What a project is monitored with measures its SLIs; the newest choice wins, in whatever order they arrive. */
    Uni<Void> choose(SqlConnection tx, MonitoringRequest request, Instant at) {
        return store.chooseProvider(tx, request.project(), request.type(), at);
    }
}
