package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.Payload;
import dev.drydock.events.PayloadMerge;
import dev.drydock.model.shipyard.Task;

/** The payload that a sequence execution hands on (Keptn reference 4.5): all it was given and all its tasks added. */
final class FlowPayload {
    private FlowPayload() {}

    /** For the triggered event of a task: its properties lie under its name. */
    static Payload forTask(SequenceExecution execution, Task task) {
        var soFar = soFar(execution);
        if (task.properties().isEmpty()) {
            return soFar;
        }
        var properties = Payload.EMPTY.with(task.name(), task.properties());
        return PayloadMerge.newestWins(soFar, properties);
    }

    /** For the triggered event of a sequence that follows, in its stage. */
    static Payload forFollowUp(SequenceExecution execution, String stage) {
        return soFar(execution).with("stage", stage);
    }

    private static Payload soFar(SequenceExecution execution) {
        var flow = execution.origin().input().with(execution.origin().scope());
        for (var done : execution.done()) {
            flow = PayloadMerge.afterTask(flow, done.data(), done.name());
        }
        var last = execution.lastDone();
        if (last.isPresent()) {
            flow = flow.with(last.get().verdict().result(), last.get().verdict().status());
        }
        return flow.at("message").isPresent() ? flow.with("message", "") : flow;
    }
}
