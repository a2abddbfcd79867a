package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Span;
import dev.drydock.shipyard.domain.sequence.Milestone;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceTrace;
import java.util.List;

/**
 * Where outgoing events are in their traces.
 *
 * @param wanted whether spans are wanted; else events say of their trace what their flow began with
 */
record EventTraces(boolean wanted) {
    /** Events about a task belong to its span, all others to that of the sequence. */
    KeptnEvent of(SequenceExecution execution, KeptnEvent event) {
        if (!wanted) {
            return execution
                    .origin()
                    .trace()
                    .map(passedOn -> passedOn.on(event))
                    .orElse(event);
        }
        var trace = new SequenceTrace(execution);
        var at = event.type() instanceof EventType.OfSequence
                ? trace.ofSequence()
                : trace.ofTask(event.triggeredId().orElse(event.id()));
        return at.on(event);
    }

    /** The event of what follows a sequence, or retries it. */
    KeptnEvent ofFollowUp(SequenceExecution finished, KeptnEvent event) {
        return wanted ? new SequenceTrace(finished).ofFollowUps().on(event) : of(finished, event);
    }

    /** The spans of what is over, where they are wanted. */
    List<Span> spans(List<Milestone> over) {
        return wanted
                ? over.stream()
                        .flatMap(milestone -> SequenceTrace.span(milestone).stream())
                        .toList()
                : List.of();
    }
}
