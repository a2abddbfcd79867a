package dev.drydock.shipyard.application.sequence;

import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import dev.drydock.shipyard.domain.sequence.SequenceState;
import java.util.Map;
import java.util.Optional;

/** What the log says of sequences: where they wait for something, run out of time, or somebody has a hand in them. */
public final class SequenceNotes {
    private SequenceNotes() {}

    /**
     * A line of the log.
     *
     * @param about by the glossary's names
     */
    public record Note(Map<String, String> about, String text) {}

    /**
     * One line, whatever others wrote into their events.
     *
     * @param after the execution with the fact
     */
    static Optional<Note> of(SequenceExecution after, SequenceFact fact) {
        var origin = after.origin();
        return words(fact)
                .map(words -> "%s in %s, keptn context %s: %s"
                        .formatted(origin.definition().name(), origin.scope(), origin.context(), words)
                        .replaceAll("\\p{Cntrl}+", " "))
                .map(text -> new Note(about(after), text));
    }

    private static Map<String, String> about(SequenceExecution execution) {
        var origin = execution.origin();
        return Map.of(
                "project", origin.scope().project(),
                "stage", origin.scope().stage(),
                "service", origin.scope().service(),
                "sequence", origin.definition().name(),
                "keptnContext", origin.context().value(),
                "eventId", execution.id().triggeredBy().value());
    }

    private static Optional<String> words(SequenceFact fact) {
        if (fact instanceof SequenceFact.Controlled controlled) {
            return Optional.of("%s, wanted by %s".formatted(controlled.what(), controlled.by()));
        }
        if (fact instanceof SequenceFact.Retrying retrying) {
            return Optional.of("retry of %s, wanted by %s".formatted(retrying.retried(), retrying.by()));
        }
        if (fact instanceof SequenceFact.TaskHeld held) {
            return Optional.of("held by %s until %s: %s"
                    .formatted(held.source(), held.hold().until(), held.hold().reason()));
        }
        if (fact instanceof SequenceFact.TaskReleased released) {
            return Optional.of("no longer held by " + released.source());
        }
        if (fact instanceof SequenceFact.TaskUnanswered unanswered) {
            return Optional.of(unanswered.message());
        }
        return fact instanceof SequenceFact.Ended ended && ended.state() == SequenceState.TIMED_OUT
                ? Optional.of(ended.message())
                : Optional.empty();
    }
}
