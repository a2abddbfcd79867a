package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The executions that a round works with, as they are by now, and how they are found. */
final class OnHand {
    private final Map<ExecutionId, SequenceExecution> executions = new LinkedHashMap<>();
    private final Map<EventId, ExecutionId> ofOpenTask = new HashMap<>();
    private final Map<Scope, Set<ExecutionId>> inScope = new HashMap<>();

    void put(SequenceExecution execution) {
        var before = executions.put(execution.id(), execution);
        if (before == null) {
            inScope.computeIfAbsent(execution.origin().scope(), ignored -> new LinkedHashSet<>())
                    .add(execution.id());
        } else {
            before.open().map(OpenTask::triggeredId).ifPresent(ofOpenTask::remove);
        }
        execution.open().map(OpenTask::triggeredId).ifPresent(task -> ofOpenTask.put(task, execution.id()));
    }

    boolean has(ExecutionId id) {
        return executions.containsKey(id);
    }

    SequenceExecution get(ExecutionId id) {
        return executions.get(id);
    }

    List<SequenceExecution> all() {
        return List.copyOf(executions.values());
    }

    /** The execution whose task this event triggered and is still open. */
    Optional<SequenceExecution> whereOpen(EventId triggeredId) {
        return Optional.ofNullable(ofOpenTask.get(triggeredId)).map(executions::get);
    }

    List<SequenceExecution> in(Scope scope) {
        return inScope.getOrDefault(scope, Set.of()).stream()
                .map(executions::get)
                .toList();
    }
}
