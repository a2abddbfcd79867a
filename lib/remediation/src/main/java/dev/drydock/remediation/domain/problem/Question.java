package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.events.TraceContext;
import java.time.Instant;
import java.util.Optional;

/**
 * A get-action that waits for its answer: all of its event that an answer needs.
 *
 * @param askedBy the id of the get-action.triggered
 * @param commit at which its flow reads files
 * @param labels {@code data.labels}, passed on
 * @param at when it was sent
 * @param trace where it is in a trace, if it says so
 */
public record Question(
        EventId askedBy, Optional<String> commit, Payload labels, Instant at, Optional<TraceContext> trace) {
    private static final String ENGINE = "shipyard-controller";

    static Question of(KeptnEvent triggered) {
        return new Question(
                triggered.id(),
                triggered.gitCommitId(),
                triggered.data().object("labels").orElse(Payload.EMPTY),
                triggered.time(),
                TraceContext.of(triggered));
    }

    /** The event, as far as its answers need it. */
    KeptnEvent triggered(KeptnContext context, Scope scope) {
        var data = Payload.of(scope);
        var event = new KeptnEvent(
                askedBy,
                ENGINE,
                EventType.taskTriggered("get-action"),
                at,
                context,
                Optional.empty(),
                commit,
                labels.values().isEmpty() ? data : data.with("labels", labels.values()));
        return trace.map(known -> known.on(event)).orElse(event);
    }
}
