package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.shipyard.domain.sequence.Decision.Reason;
import dev.drydock.shipyard.domain.sequence.Decision.Rejected;

/** Why an execution does not do what was wanted, in words. */
record Refusals(SequenceExecution execution) {
    Rejected unknownTask(EventId triggeredId) {
        return new Rejected(
                Reason.UNKNOWN_TASK,
                "Expected an answer to the open task of %s, but %s is not open there".formatted(name(), triggeredId));
    }

    Rejected repeated(String source, String what) {
        return new Rejected(Reason.REPEATED, "%s has %s the task already".formatted(source, what));
    }

    Rejected notPaused() {
        return new Rejected(
                Reason.NOT_PAUSED,
                "Expected to resume %s, but it is %s"
                        .formatted(name(), execution.state().wire()));
    }

    Rejected alreadyEnded(String what) {
        return new Rejected(
                Reason.ALREADY_ENDED,
                "Expected to %s %s, but it is %s"
                        .formatted(what, name(), execution.state().wire()));
    }

    private String name() {
        return "sequence %s in %s"
                .formatted(
                        execution.origin().definition().name(),
                        execution.origin().scope());
    }
}
