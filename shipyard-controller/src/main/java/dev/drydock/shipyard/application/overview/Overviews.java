package dev.drydock.shipyard.application.overview;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.domain.sequence.Deployed;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people look at first, by few rows however long the history is. */
public interface Overviews {
    /** How many sequence executions of a project are in a state. */
    record Load(String project, String state, int count) {}

    /** What the newest delivery brought into a scope, and in which flow. */
    record Deployment(Deployed deployed, KeptnContext context) {}

    /** How the newest evaluation of a scope ended. */
    record Scored(Scope scope, EventId id, KeptnContext context, String result, double score, Instant at) {}

    /**
     * What is not over.
     *
     * @param projects only these; absent for all
     */
    Uni<List<Load>> loads(Optional<List<String>> projects);

    /** The newest executions that carry an image into these scopes, newest first, a few for each. */
    Uni<List<SequenceExecution>> carriers(List<Scope> scopes);

    /** What is deployed in these scopes, where something is. */
    default Uni<Map<Scope, Deployment>> deployments(List<Scope> scopes) {
        return carriers(scopes).map(newestFirst -> {
            var found = new HashMap<Scope, Deployment>();
            for (var execution : newestFirst) {
                Deployed.by(execution)
                        .map(deployed ->
                                new Deployment(deployed, execution.origin().context()))
                        .ifPresent(deployment ->
                                found.putIfAbsent(execution.origin().scope(), deployment));
            }
            return found;
        });
    }

    /** The newest evaluation of each of these scopes that was not invalidated. */
    Uni<List<Scored>> evaluations(List<Scope> scopes);
}
