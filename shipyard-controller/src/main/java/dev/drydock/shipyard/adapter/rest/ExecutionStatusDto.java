package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.shipyard.application.execution.Executions.Found;
import dev.drydock.shipyard.application.execution.Executions.TaskAnswer;
import dev.drydock.shipyard.domain.sequence.Approval;
import dev.drydock.shipyard.domain.sequence.DoneTask;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Controlled;
import dev.drydock.shipyard.domain.sequence.SequenceState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a sequence execution stands. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ExecutionStatusDto(
        String state,
        Optional<String> stateBeforePause,
        Optional<ControlDto> control,
        List<DoneTaskDto> previousTasks,
        Optional<OpenTaskDto> currentTask) {
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

    static ExecutionStatusDto of(Found found) {
        var execution = found.execution();
        return new ExecutionStatusDto(
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
