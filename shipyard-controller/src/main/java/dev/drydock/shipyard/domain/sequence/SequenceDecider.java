package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.events.TaskHold;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Ended;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskFinished;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskStarted;
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

    /** Ends the wait for a start, and tells of holds; who only reports is not waited for. */
    @Override
    public Decision reportTask(SequenceCommand.ReportTask command) {
        var open = openTask(command.triggeredId());
        if (open.isEmpty()) {
            return refuse().unknownTask(command.triggeredId());
        }
        var progress = new Progress(execution);
        var word = wordOnHold(command, open.get());
        if (word.isPresent()) {
            progress.add(word.get());
        } else if (!open.get().isAnswered()) {
            progress.add(new SequenceFact.TaskReported(command.triggeredId(), command.source(), command.at()));
        }
        return progress.accepted();
    }

    /** Nobody puts off what a person is asked; a hold that says too little is a report like any other. */
    private Optional<SequenceFact> wordOnHold(SequenceCommand.ReportTask command, OpenTask task) {
        var hold = TaskHold.in(command.report(), command.said(), command.at());
        var isWord = hold.isPresent() || TaskHold.isReleasedBy(command.report());
        if (!isWord
                || execution.asksPerson()
                || !task.isNews(command.source(), new TaskHolds.Word(command.said(), hold))) {
            return Optional.empty();
        }
        var id = command.triggeredId();
        return Optional.of(
                hold.isPresent()
                        ? new SequenceFact.TaskHeld(id, command.source(), hold.get(), command.said(), command.at())
                        : new SequenceFact.TaskReleased(id, command.source(), command.said(), command.at()));
    }

    /** Several may look at an approval, but the first decides: who starts one is not waited for. */
    @Override
    public Decision startTask(SequenceCommand.StartTask command) {
        var open = openTask(command.triggeredId());
        if (open.isEmpty()) {
            return refuse().unknownTask(command.triggeredId());
        }
        if (open.get().started().contains(command.source())) {
            return refuse().repeated(command.source(), "started");
        }
        var progress = new Progress(execution);
        if (!execution.asksPerson()) {
            progress.add(new TaskStarted(command.triggeredId(), command.source(), command.at()));
            goOn(progress, command.at(), !open.get().letOthersGo());
        }
        return progress.accepted();
    }

    @Override
    public Decision finishTask(SequenceCommand.FinishTask command) {
        var open = openTask(command.triggeredId());
        if (open.isEmpty()) {
            return refuse().unknownTask(command.triggeredId());
        }
        if (open.get().hasFinished(command.source())) {
            return refuse().repeated(command.source(), "finished");
        }
        var progress = new Progress(execution);
        progress.add(finished(command, execution.asksPerson() ? Approval.SOURCE : command.source()));
        goOn(progress, command.at(), !execution.asksPerson() && !open.get().letOthersGo());
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
        if (execution.due().filter(due -> !due.isAfter(command.at())).isEmpty()) {
            return progress.accepted();
        }
        var open = execution.open().filter(OpenTask::sent);
        var late = open.flatMap(OpenTask::due).filter(due -> !due.isAfter(command.at()));
        if (late.isPresent()) {
            var task = execution.task(open.orElseThrow().triggered().task());
            Approval.onTimeout(task)
                    .ifPresentOrElse(
                            result -> expire(progress, result, late.get(), command.at()),
                            () -> progress.add(new Ended(
                                    SequenceState.TIMED_OUT, Verdict.ERRORED, Lateness.of(execution), command.at())));
        } else {
            open.filter(task -> task.standInsAt().isPresent()).ifPresent(task -> standIn(progress, task, command.at()));
        }
        return progress.accepted();
    }

    /** Keptn counts: one may start a task and another finish it, such as a tool that a webhook has called. */
    private void standIn(Progress progress, OpenTask task, Instant at) {
        task.standInsByStarter().forEach((starter, answer) -> {
            var message = "%s has finished what %s started.".formatted(answer.source(), starter);
            progress.add(new TaskFinished(task.triggeredId(), starter, answer.verdict(), message, Payload.EMPTY, at));
        });
        goOn(progress, at, !task.letOthersGo());
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
            return refuse().alreadyEnded("pause");
        }
        var progress = new Progress(execution);
        if (execution.state() != SequenceState.PAUSED) {
            control(progress, "pause", command.by(), command.at());
            progress.add(new SequenceFact.Paused(command.at()));
        }
        return progress.accepted();
    }

    @Override
    public Decision resume(SequenceCommand.Resume command) {
        if (execution.state() != SequenceState.PAUSED) {
            return refuse().notPaused();
        }
        var progress = new Progress(execution);
        control(progress, "resume", command.by(), command.at());
        progress.add(new SequenceFact.Resumed(command.at()));
        if (execution.lastDone().isPresent()) {
            goOn(progress, command.at(), false);
        }
        return progress.accepted();
    }

    @Override
    public Decision abort(SequenceCommand.Abort command) {
        if (execution.state().isEnd()) {
            return refuse().alreadyEnded("abort");
        }
        var progress = new Progress(execution);
        var verdict = new Verdict(Result.PASS, Status.ABORTED);
        control(progress, "abort", command.by(), command.at());
        progress.add(new Ended(SequenceState.ABORTED, verdict, command.why(), command.at()));
        return progress.accepted();
    }

    private static void control(Progress progress, String what, Optional<String> by, Instant at) {
        by.ifPresent(token -> progress.add(new SequenceFact.Controlled(what, token, at)));
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
        progress.add(new SequenceFact.TaskTriggered(
                index, id, at, sendAt, deadlines.startBy(task, sendAt), deadlines.finishBy(task, sendAt)));
        answer(progress, at);
    }

    private void send(Progress progress, OpenTask task, Instant at) {
        progress.add(new SequenceFact.TaskSent(task.triggeredId(), at));
        answer(progress, at);
    }

    private void answer(Progress progress, Instant at) {
        OwnAnswer.of(progress.execution()).ifPresent(answer -> {
            var id = progress.execution().open().orElseThrow().triggeredId();
            progress.add(new TaskStarted(id, answer.source(), at));
            answer.outcome().ifPresent(result -> {
                var verdict = new Verdict(result, Status.SUCCEEDED);
                progress.add(new TaskFinished(id, answer.source(), verdict, answer.message(), Payload.EMPTY, at));
                goOn(progress, at, true);
            });
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

    private Refusals refuse() {
        return new Refusals(execution);
    }

    private Optional<OpenTask> openTask(EventId triggeredId) {
        return execution
                .open()
                .filter(OpenTask::sent)
                .filter(task -> task.triggeredId().equals(triggeredId));
    }
}
