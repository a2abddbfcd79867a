package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.application.sequence.SequenceStore.Loaded;
import dev.drydock.shipyard.domain.sequence.Deadlines;
import dev.drydock.shipyard.domain.sequence.Decision;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Holds;
import dev.drydock.shipyard.domain.sequence.Refusals;
import dev.drydock.shipyard.domain.sequence.Retry;
import dev.drydock.shipyard.domain.sequence.SequenceCommand;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.stage.StageQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The decisions of one transaction: what came in meets what is stored, the rules decide, and what follows is collected.
 * No I/O; the same inputs give the same changes and events.
 */
public final class Round {
    private static final int MOST_TURNS = 200;

    private final OnHand executions = new OnHand();
    private final Map<String, ProjectSnapshot> projects;
    private final Set<Scope> locked;
    private final Instant now;
    private final Unfolding unfolding;
    private final Map<EventId, String> ignored = new HashMap<>();

    /** Of executions that nobody holds, with events of any size. */
    public Round(
            Collection<SequenceExecution> loaded,
            Set<Scope> locked,
            Map<String, ProjectSnapshot> projects,
            Deadlines deadlines,
            Instant now) {
        this(new Loaded(loaded, Holds.NONE), locked, projects, deadlines, now, MessageLimit.NONE, false);
    }

    /**
     * @param loaded the executions that may change, and those that they queue with
     * @param locked the stages and services in which this transaction may let sequences go
     * @param limit how large outgoing events may be
     * @param isTracing whether spans are wanted; else events say of their trace what their flow began with
     */
    public Round(
            Loaded loaded,
            Set<Scope> locked,
            Map<String, ProjectSnapshot> projects,
            Deadlines deadlines,
            Instant now,
            MessageLimit limit,
            boolean isTracing) {
        loaded.executions().forEach(executions::put);
        this.projects = projects;
        this.locked = locked;
        this.now = now;
        this.unfolding = new Unfolding(
                executions, loaded.holds(), locked, projects, deadlines, now, limit, new EventTraces(isTracing));
    }

    /** An event came in. */
    public void on(KeptnEvent event) {
        if (event.type() instanceof EventType.OfSequence sequence && sequence.kind() == EventKind.TRIGGERED) {
            triggered(event, sequence);
        } else if (event.type() instanceof EventType.OfTask task
                && event.triggeredId().isPresent()) {
            answered(event, task, event.triggeredId().get());
        }
    }

    /** Time has passed. */
    public void tick() {
        executions.all().forEach(execution -> unfolding.apply(execution.id(), new SequenceCommand.Tick(now)));
    }

    /** Ends what was accepted while its project was being deleted: nobody could say what comes next in it. */
    public void endOrphans() {
        for (var execution : executions.all()) {
            var project = execution.origin().scope().project();
            if (projects.get(project) instanceof ProjectSnapshot.Unknown) {
                var why = "The project '%s' was deleted.".formatted(project);
                unfolding.apply(
                        execution.id(),
                        new SequenceCommand.Abort(Optional.empty(), why, now)); // refused, if it has ended
            }
        }
    }

    /** A person wants something of an execution. */
    public Optional<Decision.Rejected> control(ExecutionId id, SequenceCommand command) {
        return unfolding.apply(id, command);
    }

    /**
     * A person wants a failed execution to go on from its failed task. Asked again while the retry runs, nothing
     * changes.
     *
     * @param sameFiles whether with the sequence and the configuration as they were
     */
    public Optional<Decision.Rejected> retry(ExecutionId id, boolean sameFiles, String by) {
        if (!executions.has(id)) {
            return Optional.of(Refusals.ofGone(id));
        }
        var retry = new Retry(executions.get(id), by, now);
        return retry.refusal()
                .or(() -> executions.has(Retry.idOf(id))
                        ? Refusals.ofRetry(executions.get(Retry.idOf(id)))
                        : beside(retry.ended()).or(() -> unfolding.start(retry, sameFiles)));
    }

    private Optional<Decision.Rejected> beside(SequenceExecution ended) {
        return executions.in(ended.origin().scope()).stream()
                .filter(other -> other.origin().context().equals(ended.origin().context()))
                .filter(other -> !other.state().isEnd())
                .findFirst()
                .map(Refusals::ofFlowAtWork);
    }

    /**
     * Lets those go whose turn it is. To be called last. Sequences that trigger each other and wait for nobody would
     * never stop: what is left after many turns goes on in the next sweep.
     */
    public void letGo() {
        var turns = 0;
        for (var scope : locked) {
            for (var next = next(scope); next.isPresent() && turns < MOST_TURNS; next = next(scope)) {
                unfolding.apply(next.get(), new SequenceCommand.Proceed(now));
                turns++;
            }
        }
    }

    /** What has become the case, and what follows. */
    public Unfolding unfolding() {
        return unfolding;
    }

    /** Events that changed nothing, and why. */
    public Map<EventId, String> ignored() {
        return ignored;
    }

    private void triggered(KeptnEvent event, EventType.OfSequence type) {
        var scope = event.data().scope();
        if (scope.isEmpty() || event.context().isEmpty()) {
            ignored.put(event.id(), "project, stage, service and shkeptncontext are needed to start a sequence");
            return;
        }
        unfolding.start(event, scope.get().inStage(type.stage()), type.sequence());
    }

    private void answered(KeptnEvent event, EventType.OfTask type, EventId triggeredId) {
        var execution = executions.whereOpen(triggeredId);
        if (execution.isEmpty()) {
            ignored.put(event.id(), "no open task was triggered by " + triggeredId);
            return;
        }
        var misfit = misfit(event, type, execution.get());
        if (misfit.isPresent()) {
            ignored.put(event.id(), misfit.get());
            return;
        }
        var id = execution.get().id();
        var rejected = switch (type.kind()) {
            case STATUS_CHANGED ->
                unfolding.apply(
                        id,
                        new SequenceCommand.ReportTask(triggeredId, event.source(), event.data(), said(event), now));
            case STARTED -> unfolding.apply(id, new SequenceCommand.StartTask(triggeredId, event.source(), now));
            case FINISHED ->
                unfolding.apply(id, new SequenceCommand.FinishTask(triggeredId, event.source(), event.data(), now));
            default -> Optional.<Decision.Rejected>empty();
        };
        rejected.ifPresent(why -> ignored.put(event.id(), why.detail()));
    }

    /** Why it is no answer to this task, though it says so: who may speak in one project, or of one task, may not of all. */
    private Optional<String> misfit(KeptnEvent event, EventType.OfTask type, SequenceExecution execution) {
        var project = execution.origin().scope().project();
        var isNamed = event.data().text("project").map(project::equals).orElse(true);
        if (!isNamed || !projects.containsKey(project)) { // without it, what follows the sequence could not be told
            return Optional.of("data.project must be '%s', as in the triggered event".formatted(project));
        }
        return execution
                .openTaskName()
                .filter(open -> !open.equals(type.task()))
                .map(open -> "the type must be that of task '%s', as in the triggered event".formatted(open));
    }

    /** A clock that is ahead does not make a word the last. */
    private Instant said(KeptnEvent event) {
        return event.time().isBefore(now) ? event.time() : now;
    }

    private Optional<ExecutionId> next(Scope scope) {
        return StageQueue.next(executions.in(scope).stream()
                .map(execution -> Queueing.entry(execution, now))
                .toList());
    }
}
