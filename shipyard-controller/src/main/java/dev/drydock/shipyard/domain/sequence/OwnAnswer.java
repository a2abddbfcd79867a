package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import java.util.Optional;
import java.util.Set;

/**
 * What the controller says itself about a task: approvals, and actions in shadow mode.
 *
 * @param source in whose name
 * @param outcome the answer, if no person is asked
 * @param message what is decided and why, in words
 */
record OwnAnswer(String source, Optional<Result> outcome, String message) {
    private static final Set<String> SOURCES = Set.of(Approval.SOURCE, ShadowMode.SOURCE);
    private static final Set<String> TASKS = Set.of(Approval.TASK, ShadowMode.TASK);

    /** The answer to the open task, if it is out and nobody else answers it. */
    static Optional<OwnAnswer> of(SequenceExecution execution) {
        return execution
                .open()
                .filter(OpenTask::sent)
                .map(open -> execution.task(open.triggered().task()))
                .filter(task -> TASKS.contains(task.name()))
                .flatMap(task -> of(task.name(), FlowPayload.forTask(execution, task)));
    }

    static boolean maySay(String source) {
        return SOURCES.contains(source);
    }

    private static Optional<OwnAnswer> of(String task, Payload data) {
        if (task.equals(Approval.TASK)) {
            var approval = Approval.of(data);
            return Optional.of(new OwnAnswer(Approval.SOURCE, approval.outcome(), approval.message()));
        }
        return ShadowMode.covers(task, data)
                ? Optional.of(new OwnAnswer(ShadowMode.SOURCE, Optional.of(Result.PASS), ShadowMode.message(data)))
                : Optional.empty();
    }
}
