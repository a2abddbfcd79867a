package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.events.TraceContext;
import dev.drydock.model.shipyard.Sequence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request to run a sequence.
 *
 * @param triggeredBy the event that asks
 * @param scope where it shall run
 * @param sequence its name
 * @param commit the commit at which executors shall read, if it is known
 * @param trace where the event is in a trace, if it says so
 */
public record SequenceStart(
        EventId triggeredBy,
        KeptnContext context,
        Scope scope,
        String sequence,
        Payload input,
        Optional<String> commit,
        Optional<TraceContext> trace,
        Instant at) {
    /** The execution if there is such a sequence; one that has ended with the reason if not. */
    public List<SequenceFact> decide(SequenceLookup lookup) {
        if (lookup instanceof SequenceLookup.Missing missing) {
            return refused(missing.detail());
        }
        var definition = ((SequenceLookup.Found) lookup).definition();
        return definition.tasks().isEmpty()
                ? refused(
                        "Sequence '%s' in stage '%s' has no tasks; are they indented below 'triggeredOn' instead of beside it?"
                                .formatted(sequence, scope.stage()))
                : List.of(triggered(definition));
    }

    /** An execution that ended before it began. */
    public List<SequenceFact> refused(String reason) {
        var nothing = new Sequence(sequence, List.of(), List.of());
        return List.of(triggered(nothing), new SequenceFact.Ended(SequenceState.FINISHED, Verdict.ERRORED, reason, at));
    }

    private SequenceFact.Triggered triggered(Sequence definition) {
        return new SequenceFact.Triggered(
                new ExecutionId(triggeredBy), scope, context, definition, input, commit, trace, at);
    }
}
