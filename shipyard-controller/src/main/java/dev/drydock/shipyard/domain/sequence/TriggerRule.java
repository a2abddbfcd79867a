package dev.drydock.shipyard.domain.sequence;

import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Which sequences start when a sequence has finished; that may be the same one again (Keptn reference 3.4). Aborted and
 * timed-out executions, and those that could not start, trigger nothing.
 */
public final class TriggerRule {
    private TriggerRule() {}

    /** A sequence to start, in a stage. */
    public record FollowUp(String stage, String sequence) {}

    /** The sequences that follow, in the order of the shipyard. */
    public static List<FollowUp> followUps(Shipyard shipyard, SequenceExecution finished) {
        var followUps = new ArrayList<FollowUp>();
        if (finished.state() != SequenceState.FINISHED || finished.done().isEmpty()) {
            return followUps;
        }
        for (var stage : shipyard.stages()) {
            for (var sequence : stage.sequences()) {
                if (sequence.triggeredOn().stream().anyMatch(trigger -> fires(trigger, finished))) {
                    followUps.add(new FollowUp(stage.name(), sequence.name()));
                }
            }
        }
        return followUps;
    }

    private static boolean fires(Trigger trigger, SequenceExecution finished) {
        var origin = finished.origin();
        var event = "%s.%s.finished"
                .formatted(origin.scope().stage(), origin.definition().name());
        var result = finished.ended().orElseThrow().verdict().result();
        var lastTask = finished.lastDone().orElseThrow().name();
        return trigger.firesOn(event, result.wire(), lastTask);
    }
}
