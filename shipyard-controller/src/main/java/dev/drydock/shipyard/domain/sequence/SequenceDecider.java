package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.GoDuration;
import dev.drydock.model.shipyard.Task;
import dev.drydock.shipyard.domain.sequence.Decision.Reason;
import dev.drydock.shipyard.domain.sequence.Decision.Rejected;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Ended;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskFinished;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All rules of one sequence execution. Pure: no clock, no random ids, no I/O; the same command on the same state always
 * gives the same facts.
 */
public record SequenceDecider(SequenceExecution execution, Deadlines deadlines)
        implements SequenceCommand.Cases<Decision> {
    private static final String CONTROLLER = "shipyard-controller";
    private static final String[] COMMON_BLOCK = {
        "project", "stage", "service", "result", "status", "message", "temporaryData"
    };

    public static Decision decide(SequenceExecution execution, Deadlines deadlines, SequenceCommand command) {
        return command.match(new SequenceDecider(execution, deadlines));
    }

    @Override
    public Decision proceed(SequenceCommand.Proceed command) {
        var progress = new Progress(execution);
        if (!execution.isReady(command.at())) {
            return progress.accepted();
        }
        if (execution.state() != SequenceState.STARTED) {
            progress.add(new SequenceFact.Started(command.at()));
        }
        execution
                .open()
                .ifPresentOrElse(task -> send(progress, task, command.at()), () -> goOn(progress, command.at(), true));
        return progress.accepted();
    }

    /** Ends the wait for a start, and nothing else: who only reports is not waited for. */
    @Override
    public Decision reportTask(SequenceCommand.ReportTask command) {
        var open = openTask(command.triggeredId());
        if (open.isEmpty()) {
            return unknownTask(command.triggeredId());
        }
        var progress = new Progress(execution);
        if (!open.get().isAnswered()) {
            progress.add(new SequenceFact.TaskReported(command.triggeredId(), command.source(), command.at()));
        }
        return progress.accepted();
    }

    /** Several may look at an approval, but the first decides: who starts one is not waited for. */
    @Override
    public Decision startTask(SequenceCommand.StartTask command) {
        var open = openTask(command.triggeredId());
        if (open.isEmpty()) {
            return unknownTask(command.triggeredId());
        }
        if (open.get().started().contains(command.source())) {
            return repeated(command.source(), "started");
        }
        var progress = new Progress(execution);
        if (!execution.asksPerson()) {
            progress.add(new TaskStarted(command.triggeredId(), command.source(), command.at()));
            goOn(progress, command.at(), true);
        }
        return progress.accepted();
    }

    @Override
    public Decision finishTask(SequenceCommand.FinishTask command) {
        var open = openTask(command.triggeredId());
        if (open.isEmpty()) {
            return unknownTask(command.triggeredId());
        }
        if (open.get().hasFinished(command.source())) {
            return repeated(command.source(), "finished");
        }
        var progress = new Progress(execution);
        progress.add(finished(command, execution.asksPerson() ? Approval.SOURCE : command.source()));
        goOn(progress, command.at(), !execution.asksPerson());
        return progress.accepted();
    }

    /** Once for each task, and not when somebody has answered in the meantime. */
    @Override
    public Decision reportSilence(SequenceCommand.ReportSilence command) {
        var progress = new Progress(execution);
        if (openTask(command.triggeredId()).filter(OpenTask::isSilent).isPresent()) {
            progress.add(new SequenceFact.TaskUnanswered(command.triggeredId(), command.message(), command.at()));
        }
        return progress.accepted();
    }

    @Override
    public Decision tick(SequenceCommand.Tick command) {
        var progress = new Progress(execution);
        var late = execution
                .open()
                .filter(OpenTask::sent)
                .flatMap(OpenTask::due)
                .filter(due -> !due.isAfter(command.at()));
        if (late.isPresent() && execution.due().isPresent()) {
            var task = execution.task(execution.open().orElseThrow().triggered().task());
            Approval.onTimeout(task)
                    .ifPresentOrElse(
                            result -> expire(progress, result, late.get(), command.at()),
                            () -> progress.add(
                                    new Ended(SequenceState.TIMED_OUT, Verdict.ERRORED, whatIsLate(), command.at())));
        }
        return progress.accepted();
    }

    /** Goes on as if a person had decided: after its turn has come. */
    private void expire(Progress progress, Result result, Instant due, Instant at) {
        var id = execution.open().orElseThrow().triggeredId();
        var message = "Nobody decided by %s: %s, as the shipyard declares with onTimeout."
                .formatted(due, result == Result.PASS ? "approved" : "declined");
        progress.add(new SequenceFact.ApprovalExpired(id, new Verdict(result, Status.SUCCEEDED), message, at));
        goOn(progress, at, false);
    }

    @Override
    public Decision pause(SequenceCommand.Pause command) {
        if (execution.state().isEnd()) {
            return alreadyEnded("pause");
        }
        var progress = new Progress(execution);
        if (execution.state() != SequenceState.PAUSED) {
            progress.add(new SequenceFact.Paused(command.at()));
        }
        return progress.accepted();
    }

    @Override
    public Decision resume(SequenceCommand.Resume command) {
        if (execution.state() != SequenceState.PAUSED) {
            return new Rejected(
                    Reason.NOT_PAUSED,
                    "Expected to resume %s, but it is %s"
                            .formatted(name(), execution.state().wire()));
        }
        var progress = new Progress(execution);
        progress.add(new SequenceFact.Resumed(command.at()));
        if (execution.lastDone().isPresent()) {
            goOn(progress, command.at(), false);
        }
        return progress.accepted();
    }

    @Override
    public Decision abort(SequenceCommand.Abort command) {
        if (execution.state().isEnd()) {
            return alreadyEnded("abort");
        }
        var progress = new Progress(execution);
        var verdict = new Verdict(Result.PASS, Status.ABORTED);
        progress.add(new Ended(SequenceState.ABORTED, verdict, command.why(), command.at()));
        return progress.accepted();
    }

    /** Takes the next step that is due once a task is done: end, next task, or wait for the turn. */
    private void goOn(Progress progress, Instant at, boolean hasTurn) {
        var now = progress.execution();
        if (now.open().isPresent() || now.state() == SequenceState.PAUSED) {
            return;
        }
        var last = now.lastDone();
        if (last.isPresent() && !last.get().verdict().goesOn()) {
            end(progress, last.get(), at);
        } else if (now.nextTask().isEmpty()) {
            end(progress, last.orElseThrow(), at);
        } else if (hasTurn) {
            trigger(progress, now.nextTask().get(), at);
        } else {
            progress.add(new SequenceFact.Yielded(at));
        }
    }

    private static void end(Progress progress, DoneTask last, Instant at) {
        progress.add(new Ended(SequenceState.FINISHED, last.verdict(), last.message(), at));
    }

    private void trigger(Progress progress, int index, Instant at) {
        var task = progress.execution().task(index);
        var id = EventId.derived(execution.id().triggeredBy(), "task " + index, CONTROLLER);
        var sendAt = task.triggeredAfter().map(at::plus).orElse(at);
        var finishBy = finishBy(task, sendAt);
        var start = sendAt.plus(deadlines.start());
        var startBy = finishBy.filter(start::isAfter).orElse(start);
        progress.add(new SequenceFact.TaskTriggered(index, id, at, sendAt, startBy, finishBy));
        answerApproval(progress, at);
    }

    private void send(Progress progress, OpenTask task, Instant at) {
        progress.add(new SequenceFact.TaskSent(task.triggeredId(), at));
        answerApproval(progress, at);
    }

    private Optional<Instant> finishBy(Task task, Instant sendAt) {
        var timeout = Optional.ofNullable(task.properties().get("timeout")).flatMap(SequenceDecider::duration);
        if (timeout.isEmpty() && task.name().equals(Approval.TASK)) {
            return Optional.empty();
        }
        return Optional.of(sendAt.plus(timeout.orElse(deadlines.finish())));
    }

    private static Optional<Duration> duration(Object timeout) {
        return timeout instanceof String text
                ? GoDuration.parse(text).filter(time -> time.compareTo(Duration.ZERO) > 0)
                : Optional.empty();
    }

    private void answerApproval(Progress progress, Instant at) {
        var now = progress.execution();
        if (now.state() != SequenceState.WAITING_FOR_APPROVAL) {
            return;
        }
        var open = now.open().orElseThrow();
        var id = open.triggeredId();
        var approval =
                Approval.of(FlowPayload.forTask(now, now.task(open.triggered().task())));
        progress.add(new TaskStarted(id, Approval.SOURCE, at));
        approval.outcome().ifPresent(result -> {
            var verdict = new Verdict(result, Status.SUCCEEDED);
            progress.add(new TaskFinished(id, Approval.SOURCE, verdict, approval.message(), Payload.EMPTY, at));
            goOn(progress, at, true);
        });
    }

    private static TaskFinished finished(SequenceCommand.FinishTask command, String source) {
        return new TaskFinished(
                command.triggeredId(),
                source,
                Verdict.of(command.answer()),
                command.answer().text("message").orElse(""),
                command.answer().without(COMMON_BLOCK),
                command.at());
    }

    private Optional<OpenTask> openTask(EventId triggeredId) {
        return execution
                .open()
                .filter(OpenTask::sent)
                .filter(task -> task.triggeredId().equals(triggeredId));
    }

    private String whatIsLate() {
        var task = execution.open().orElseThrow();
        var type =
                "sh.keptn.event.%s.triggered".formatted(execution.openTaskName().orElseThrow());
        var by = task.due().orElseThrow();
        if (!task.isAnswered()) {
            return "Nobody answered %s by %s: is a service subscribed to it?".formatted(type, by);
        }
        return task.started().isEmpty()
                ? "%s was answered, but nobody sent a started event for it by %s.".formatted(type, by)
                : "%s was started by %s, but not finished by %s."
                        .formatted(type, String.join(", ", task.started()), by);
    }

    private Rejected unknownTask(EventId triggeredId) {
        return new Rejected(
                Reason.UNKNOWN_TASK,
                "Expected an answer to the open task of %s, but %s is not open there".formatted(name(), triggeredId));
    }

    private static Rejected repeated(String source, String what) {
        return new Rejected(Reason.REPEATED, "%s has %s the task already".formatted(source, what));
    }

    private Rejected alreadyEnded(String what) {
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
