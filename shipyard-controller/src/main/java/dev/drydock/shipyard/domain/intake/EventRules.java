package dev.drydock.shipyard.domain.intake;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.Keepable;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which events may come in by the API (Keptn reference 4.12): what people and executors say, not what we say. */
public final class EventRules {
    private static final Set<String> FREE = Set.of("sh.keptn.log.error", "sh.keptn.events.problem");
    private static final String MONITORING = "sh.keptn.event.monitoring.configure";
    private static final Set<EventKind> ANSWERS =
            Set.of(EventKind.STARTED, EventKind.STATUS_CHANGED, EventKind.FINISHED);
    private static final List<String> SCOPE = List.of("project", "stage", "service");

    private EventRules() {}

    /** Why the event is refused, in one sentence that says what to do; empty if it is welcome. */
    public static Optional<String> refusal(KeptnEvent event) {
        return Keepable.flaw(event).or(() -> unwelcome(event));
    }

    private static Optional<String> unwelcome(KeptnEvent event) {
        if (event.type() instanceof EventType.OfSequence sequence) {
            return sequence(sequence, event.data());
        }
        if (event.type() instanceof EventType.OfTask task) {
            return task(task, event);
        }
        return other(event.type().value(), event.data());
    }

    /**
     * Why an event that was published straight to NATS can mean nothing to the engine; empty if it can, or is not the
     * engine's. Less is asked than at the API: an answer is understood by what it answers.
     */
    public static Optional<String> unusable(KeptnEvent event) {
        if (event.type() instanceof EventType.OfSequence sequence && sequence.kind() == EventKind.TRIGGERED) {
            return sequence(sequence, event.data())
                    .or(() -> event.context().isPresent()
                            ? Optional.empty()
                            : Optional.of("the attribute 'shkeptncontext' is missing: the id of the flow."));
        }
        if (event.type() instanceof EventType.OfTask task && ANSWERS.contains(task.kind())) {
            return noTriggeredId(event);
        }
        return Optional.empty();
    }

    private static Optional<String> sequence(EventType.OfSequence type, Payload data) {
        if (type.kind() != EventKind.TRIGGERED) {
            return Optional.of(
                    "'%s' is sent by the shipyard-controller alone; of a sequence's events only '.triggered' may be sent."
                            .formatted(type.value()));
        }
        return missing(data, SCOPE)
                .or(() -> data.text("stage")
                        .filter(stage -> !stage.equals(type.stage()))
                        .map(stage -> "data.stage is '%s', but the type names stage '%s': they must be the same."
                                .formatted(stage, type.stage())));
    }

    private static Optional<String> task(EventType.OfTask type, KeptnEvent event) {
        return switch (type.kind()) {
            case STARTED, STATUS_CHANGED -> missing(event.data(), SCOPE).or(() -> noTriggeredId(event));
            case FINISHED ->
                missing(event.data(), SCOPE)
                        .or(() -> noTriggeredId(event))
                        .or(() -> missing(event.data(), List.of("result", "status")));
            case INVALIDATED -> Optional.empty();
            default ->
                Optional.of(
                        "'%s' is sent by the shipyard-controller alone; trigger a sequence that has the task instead."
                                .formatted(type.value()));
        };
    }

    private static Optional<String> other(String type, Payload data) {
        if (FREE.contains(type)) {
            return Optional.empty();
        }
        if (type.equals(MONITORING)) {
            return missing(data, List.of("project", "type"));
        }
        return Optional.of(
                "type '%s' is none of sh.keptn.event.<stage>.<sequence>.triggered, sh.keptn.event.<task>.started|finished|invalidated, %s, %s"
                        .formatted(type, MONITORING, String.join(", ", FREE)));
    }

    private static Optional<String> noTriggeredId(KeptnEvent event) {
        return event.triggeredId().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "the attribute 'triggeredid' is missing: the id of the triggered event that is answered.");
    }

    private static Optional<String> missing(Payload data, List<String> keys) {
        return keys.stream()
                .filter(key -> data.text(key).filter(text -> !text.isBlank()).isEmpty())
                .findFirst()
                .map(key -> "data.%s is missing.".formatted(key));
    }
}
