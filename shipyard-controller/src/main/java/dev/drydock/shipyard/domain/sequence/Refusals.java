package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.shipyard.domain.sequence.Decision.Reason;
import dev.drydock.shipyard.domain.sequence.Decision.Rejected;
import java.util.Optional;

/** Why an execution does not do what was wanted, in words. */
public record Refusals(SequenceExecution execution) {
    /** Asked again; that is no refusal while the retry runs. */
    public static Optional<Rejected> ofRetry(SequenceExecution retry) {
        return retry.state().isEnd()
                ? Optional.of(new Rejected(
                        Reason.ALREADY_RETRIED,
                        "It was retried already, and %s is %s; retry that one, %s."
                                .formatted(
                                        new Refusals(retry).name(),
                                        retry.state().wire(),
                                        retry.id())))
                : Optional.empty();
    }

    /** Its project was deleted meanwhile. */
    public static Rejected ofGone(ExecutionId id) {
        return new Rejected(Reason.UNUSABLE_FILES, "%s is gone with its project.".formatted(id));
    }

    /** What runs in the same flow, stage and service, such as what followed the failure. */
    public static Rejected ofFlowAtWork(SequenceExecution other) {
        return new Rejected(
                Reason.FLOW_AT_WORK,
                "Expected to retry, but of the same flow %s is %s; wait for its end, or abort it."
                        .formatted(new Refusals(other).name(), other.state().wire()));
    }

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
