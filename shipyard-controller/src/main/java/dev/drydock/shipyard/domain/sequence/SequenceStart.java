package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to run a sequence.
 *
 * @param triggeredBy the event that asks
 * @param scope where it shall run
 * @param sequence its name
 * @param commit the commit at which executors shall read, if it is known
 */
public record SequenceStart(
        EventId triggeredBy,
        KeptnContext context,
        Scope scope,
        String sequence,
        Payload input,
        Optional<String> commit,
        Instant at) {
    private static final Sequence EVALUATION =
            new Sequence("evaluation", List.of(), List.of(new Task("evaluation", Optional.empty(), Map.of())));

    /** The execution if the shipyard has the sequence; one that has ended with the reason if not. */
    public List<SequenceFact> decide(Shipyard shipyard) {
        var stage = shipyard.stage(scope.stage());
        if (stage.isEmpty()) {
            var known = shipyard.stages().stream().map(one -> one.name()).toList();
            return refused("The shipyard has no stage '%s', only %s.".formatted(scope.stage(), known));
        }
        var found = stage.get().sequence(sequence).or(() -> implicit(sequence));
        if (found.isEmpty()) {
            var known = stage.get().sequences().stream().map(Sequence::name).toList();
            return refused("Stage '%s' has no sequence '%s', only %s.".formatted(scope.stage(), sequence, known));
        }
        if (found.get().tasks().isEmpty()) {
            return refused(
                    "Sequence '%s' in stage '%s' has no tasks; are they indented below 'triggeredOn' instead of beside it?"
                            .formatted(sequence, scope.stage()));
        }
        return List.of(triggered(found.get()));
    }

    /** An execution that ended before it began. */
    public List<SequenceFact> refused(String reason) {
        var nothing = new Sequence(sequence, List.of(), List.of());
        return List.of(triggered(nothing), new SequenceFact.Ended(SequenceState.FINISHED, Verdict.ERRORED, reason, at));
    }

    private SequenceFact.Triggered triggered(Sequence definition) {
        return new SequenceFact.Triggered(new ExecutionId(triggeredBy), scope, context, definition, input, commit, at);
    }

    private static Optional<Sequence> implicit(String name) {
        return name.equals(EVALUATION.name()) ? Optional.of(EVALUATION) : Optional.empty();
    }
}
