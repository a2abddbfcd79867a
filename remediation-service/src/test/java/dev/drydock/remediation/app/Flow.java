package dev.drydock.remediation.app;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events of one flow, as the engine and others would send them. */
record Flow(KeptnContext context, Scope scope) {
    static Flow of(String service) {
        return of("p", service);
    }

    static Flow of(String project, String service) {
        return new Flow(new KeptnContext(UUID.randomUUID().toString()), new Scope(project, "production", service));
    }

    KeptnEvent triggered(String source) {
        return event(source, sequence(EventKind.TRIGGERED), Optional.empty(), problem("OPEN"));
    }

    /** @param more what the monitoring tool tells beside the title */
    KeptnEvent triggered(String source, Map<String, Object> more) {
        var block = new HashMap<String, Object>(more);
        block.put("problemTitle", "slow");
        return event(
                source,
                sequence(EventKind.TRIGGERED),
                Optional.empty(),
                Payload.of(scope).with("problem", block));
    }

    KeptnEvent finished(KeptnEvent triggered, Result result) {
        var data = Payload.of(scope).with(result, Status.SUCCEEDED);
        return event("shipyard-controller", sequence(EventKind.FINISHED), Optional.of(triggered.id()), data);
    }

    KeptnEvent getAction(int index) {
        var data =
                problem("OPEN").with("get-action", Map.of("actionIndex", index)).with(Result.FAIL, Status.SUCCEEDED);
        return event("shipyard-controller", EventType.taskTriggered("get-action"), Optional.empty(), data);
    }

    KeptnEvent evaluated(Result result, double score) {
        var data = Payload.of(scope).with(result, Status.SUCCEEDED).with("evaluation", Map.of("score", score));
        return event(
                "lighthouse-service", new EventType.OfTask("evaluation", EventKind.FINISHED), Optional.empty(), data);
    }

    KeptnEvent problemEvent(String state) {
        var data = Payload.of(scope)
                .with("State", state)
                .with("PID", context.value())
                .with("ProblemTitle", "slow");
        return event("dynatrace", EventType.parse("sh.keptn.events.problem"), Optional.empty(), data);
    }

    private Payload problem(String state) {
        return Payload.of(scope).with("problem", Map.of("problemTitle", "slow", "State", state));
    }

    private EventType sequence(EventKind kind) {
        return new EventType.OfSequence(scope.stage(), "remediation", kind);
    }

    private KeptnEvent event(String source, EventType type, Optional<EventId> triggeredId, Payload data) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                source,
                type,
                Instant.now(),
                context,
                triggeredId,
                Optional.empty(),
                data);
    }
}
