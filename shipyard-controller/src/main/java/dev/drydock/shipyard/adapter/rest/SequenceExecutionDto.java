package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.model.shipyard.Task;
import dev.drydock.model.shipyard.Trigger;
import dev.drydock.shipyard.application.execution.Executions.Found;
import dev.drydock.shipyard.application.execution.Executions.Queued;
import dev.drydock.shipyard.application.execution.Executions.TaskAnswer;
import dev.drydock.shipyard.domain.sequence.Approval;
import dev.drydock.shipyard.domain.sequence.DoneTask;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Controlled;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Retrying;
import dev.drydock.shipyard.domain.sequence.SequenceKind;
import dev.drydock.shipyard.domain.sequence.SequenceState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sequence execution in Keptn's shape (Keptn reference 4.12), with its end, its deadline and its place in the queue
 * beside.
 *
 * @param kind what the sequence is there for
 * @param triggeredBy the source of the event that triggered it
 * @param dueAt when it is looked at again even if nobody says anything: a deadline, or the time of a planned task
 * @param queue while it waits for its turn
 * @param retry what it goes on from, if it is a retry
 * @param retriedBy the execution that goes on where this one failed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SequenceExecutionDto(
        @JsonProperty("_id") String id,
        String schemaVersion,
        SequenceDto sequence,
        String kind,
        StatusDto status,
        ScopeDto scope,
        Map<String, Object> inputProperties,
        Instant triggeredAt,
        Optional<String> triggeredBy,
        Optional<EndDto> ended,
        Optional<Instant> dueAt,
        Optional<Long> dueInSeconds,
        Optional<QueueDto> queue,
        Optional<RetryDto> retry,
        Optional<String> retriedBy) {
    private static final String SCHEMA_VERSION = "1";

    /** The sequence as the shipyard had it when it was triggered. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SequenceDto(String name, List<TriggerDto> triggeredon, List<TaskDto> tasks) {
        static SequenceDto of(Sequence sequence) {
            return new SequenceDto(
                    sequence.name(),
                    sequence.triggeredOn().stream().map(TriggerDto::of).toList(),
                    sequence.tasks().stream().map(TaskDto::of).toList());
        }
    }

    /** Which execution it retries, by the token of what name, with how many tasks done before. */
    record RetryDto(String of, String by, int tasksKept) {
        static RetryDto of(Retrying retrying) {
            return new RetryDto(
                    retrying.retried().toString(),
                    retrying.by(),
                    retrying.kept().size());
        }
    }

    /** What triggers it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TriggerDto(String event, Optional<SelectorDto> selector) {
        static TriggerDto of(Trigger trigger) {
            return new TriggerDto(trigger.event(), trigger.match().map(SelectorDto::new));
        }
    }

    /** On which ends. */
    record SelectorDto(Map<String, String> match) {}

    /** One of its tasks. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TaskDto(String name, Optional<String> triggeredAfter, Map<String, ?> properties) {
        static TaskDto of(Task task) {
            return new TaskDto(task.name(), task.triggeredAfter().map(Object::toString), task.properties());
        }
    }

    /** Where it stands. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record StatusDto(
            String state,
            Optional<String> stateBeforePause,
            Optional<ControlDto> control,
            List<DoneTaskDto> previousTasks,
            Optional<OpenTaskDto> currentTask) {}

    /** Who paused, resumed or aborted it last: the name of their token. */
    record ControlDto(String state, String by, Instant time) {
        static ControlDto of(Controlled controlled) {
            return new ControlDto(controlled.what(), controlled.by(), controlled.at());
        }
    }

    /** A task that is over, with what was said about it and by whom. */
    record DoneTaskDto(
            String name,
            @JsonProperty("triggeredID") String triggeredId,
            String result,
            String status,
            String message,
            Map<String, Object> properties,
            List<AnswerDto> events) {
        static DoneTaskDto of(DoneTask task, List<TaskAnswer> answers) {
            return new DoneTaskDto(
                    task.name(),
                    task.triggeredId().value(),
                    task.verdict().result().wire(),
                    task.verdict().status().wire(),
                    task.message(),
                    task.data().values(),
                    answers.stream().map(AnswerDto::of).toList());
        }
    }

    /**
     * The task it is at; {@code sendAt} lies ahead while the task is planned.
     *
     * @param unanswered that nobody answers it, and who could
     * @param held while whoever has started it puts it off
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OpenTaskDto(
            String name,
            @JsonProperty("triggeredID") String triggeredId,
            boolean sent,
            Instant sendAt,
            Optional<String> unanswered,
            Optional<HeldDto> held,
            List<AnswerDto> events) {
        static OpenTaskDto of(String name, OpenTask task, List<TaskAnswer> answers) {
            return new OpenTaskDto(
                    name,
                    task.triggeredId().value(),
                    task.sent(),
                    task.triggered().sendAt(),
                    task.unanswered(),
                    task.held().map(HeldDto::of),
                    answers.stream().map(AnswerDto::of).toList());
        }
    }

    /** What somebody said about it; {@code ignored} says why it changed nothing. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AnswerDto(
            String eventType,
            String source,
            Optional<String> result,
            Optional<String> status,
            Instant time,
            Optional<String> ignored) {
        static AnswerDto of(TaskAnswer answer) {
            return new AnswerDto(
                    answer.type(), answer.source(), answer.result(), answer.status(), answer.time(), answer.ignored());
        }
    }

    /** Where it runs, and what it belongs to. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ScopeDto(
            String project,
            String stage,
            String service,
            Optional<Object> labels,
            String keptnContext,
            String triggeredId,
            Optional<String> gitcommitid,
            String eventType) {
        static ScopeDto of(SequenceExecution execution) {
            var origin = execution.origin();
            var scope = origin.scope();
            var type =
                    new EventType.OfSequence(scope.stage(), origin.definition().name(), EventKind.TRIGGERED);
            return new ScopeDto(
                    scope.project(),
                    scope.stage(),
                    scope.service(),
                    origin.input().at("labels"),
                    origin.context().value(),
                    execution.id().toString(),
                    origin.commit(),
                    type.value());
        }
    }

    /** How it ended. */
    record EndDto(String result, String status, String message, Instant time) {}

    /** Its place in the queue of its stage and service: 1 goes next. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record QueueDto(int position, Optional<BlockerDto> blockedBy) {
        static QueueDto of(Queued queued) {
            return new QueueDto(
                    queued.position(),
                    queued.blocker()
                            .map(blocker ->
                                    new BlockerDto(blocker.context().value(), blocker.sequence(), blocker.state())));
        }
    }

    /** What has to be done, paused or aborted first. */
    record BlockerDto(String keptnContext, String name, String state) {}

    static SequenceExecutionDto of(Found found, Instant now) {
        var execution = found.execution();
        var origin = execution.origin();
        return new SequenceExecutionDto(
                execution.id().toString(),
                SCHEMA_VERSION,
                SequenceDto.of(origin.definition()),
                SequenceKind.of(origin.definition()).wire(),
                status(execution, found),
                ScopeDto.of(execution),
                origin.input().values(),
                origin.at(),
                found.triggeredBy(),
                execution
                        .ended()
                        .map(ended -> new EndDto(
                                ended.verdict().result().wire(),
                                ended.verdict().status().wire(),
                                ended.message(),
                                ended.at())),
                found.dueAt(),
                Countdown.seconds(found.dueAt(), now),
                found.queue().map(QueueDto::of),
                execution.retrying().map(RetryDto::of),
                found.retriedBy().map(ExecutionId::toString));
    }

    private static StatusDto status(SequenceExecution execution, Found found) {
        return new StatusDto(
                execution.state().wire(),
                stateBeforePause(execution),
                execution.controlled().map(ControlDto::of),
                execution.done().stream()
                        .map(task -> DoneTaskDto.of(task, found.answersTo(task.triggeredId())))
                        .toList(),
                execution
                        .open()
                        .map(task -> OpenTaskDto.of(
                                execution.openTaskName().orElseThrow(), task, found.answersTo(task.triggeredId()))));
    }

    private static Optional<String> stateBeforePause(SequenceExecution execution) {
        if (execution.state() != SequenceState.PAUSED) {
            return Optional.empty();
        }
        var before = execution
                .openTaskName()
                .map(task -> task.equals(Approval.TASK) ? SequenceState.WAITING_FOR_APPROVAL : SequenceState.STARTED)
                .orElse(SequenceState.WAITING);
        return Optional.of(before.wire());
    }
}
