package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.events.Span;
import dev.drydock.events.TraceContext;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.application.sequence.SequenceStore.Loaded;
import dev.drydock.shipyard.domain.sequence.Announcements;
import dev.drydock.shipyard.domain.sequence.Deadlines;
import dev.drydock.shipyard.domain.sequence.Decision;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Holds;
import dev.drydock.shipyard.domain.sequence.Milestone;
import dev.drydock.shipyard.domain.sequence.Refusals;
import dev.drydock.shipyard.domain.sequence.Retry;
import dev.drydock.shipyard.domain.sequence.SequenceCommand;
import dev.drydock.shipyard.domain.sequence.SequenceDecider;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import dev.drydock.shipyard.domain.sequence.SequenceStart;
import dev.drydock.shipyard.domain.sequence.SequenceState;
import dev.drydock.shipyard.domain.sequence.SequenceTrace;
import dev.drydock.shipyard.domain.sequence.TriggerRule;
import dev.drydock.shipyard.domain.sequence.Verdict;
import dev.drydock.shipyard.domain.stage.StageQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final Map<ExecutionId, List<SequenceFact>> facts = new LinkedHashMap<>();
    private final Map<String, ProjectSnapshot> projects;
    private final Holds holds;
    private final Set<Scope> locked;
    private final Deadlines deadlines;
    private final Instant now;
    private final MessageLimit limit;
    private final boolean isTracing;
    private final List<KeptnEvent> outgoing = new ArrayList<>();
    private final List<Milestone> milestones = new ArrayList<>();
    private final Map<EventId, String> ignored = new HashMap<>();
    private final List<SequenceNotes.Note> notes = new ArrayList<>();
    private final Set<Scope> elsewhere = new LinkedHashSet<>();

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
        this.limit = limit;
        this.isTracing = isTracing;
        loaded.executions().forEach(executions::put);
        this.holds = loaded.holds();
        this.locked = locked;
        this.projects = projects;
        this.deadlines = deadlines;
        this.now = now;
    }

    /** An event came in. */
    public void on(KeptnEvent event) {
        if (event.type() instanceof EventType.OfSequence sequence && sequence.kind() == EventKind.TRIGGERED) {
            triggered(event, sequence);
        } else if (event.type() instanceof EventType.OfTask task
                && event.triggeredId().isPresent()) {
            answered(event, task.kind(), event.triggeredId().get());
        }
    }

    /** Time has passed. */
    public void tick() {
        executions.all().forEach(execution -> apply(execution.id(), new SequenceCommand.Tick(now)));
    }

    /** Ends what was accepted while its project was being deleted: nobody could say what comes next in it. */
    public void endOrphans() {
        for (var execution : executions.all()) {
            var project = execution.origin().scope().project();
            if (projects.get(project) instanceof ProjectSnapshot.Unknown) {
                var why = "The project '%s' was deleted.".formatted(project);
                apply(
                        execution.id(),
                        new SequenceCommand.Abort(Optional.empty(), why, now)); // refused, if it has ended
            }
        }
    }

    /** A person wants something of an execution. */
    public Optional<Decision.Rejected> control(ExecutionId id, SequenceCommand command) {
        return apply(id, command);
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
                        : beside(retry.ended()).or(() -> begin(retry, sameFiles)));
    }

    private Optional<Decision.Rejected> beside(SequenceExecution ended) {
        return executions.in(ended.origin().scope()).stream()
                .filter(other -> other.origin().context().equals(ended.origin().context()))
                .filter(other -> !other.state().isEnd())
                .findFirst()
                .map(Refusals::ofFlowAtWork);
    }

    private Optional<Decision.Rejected> begin(Retry retry, boolean sameFiles) {
        var scope = retry.ended().origin().scope();
        var decision = sameFiles ? retry.withSameFiles() : Starts.decide(retry, projects.get(scope.project()));
        if (decision instanceof Decision.Rejected rejected) {
            return Optional.of(rejected);
        }
        var decided = ((Decision.Accepted) decision).facts();
        var origin = (SequenceFact.Triggered) decided.get(0);
        var event = Announcements.retry(origin, (SequenceFact.Retrying) decided.get(1));
        var excess = limit.excess(event);
        if (excess.isEmpty()) {
            outgoing.add(followUp(retry.ended(), event));
            begin(scope, origin.id(), decided);
        }
        return excess.map(why -> new Decision.Rejected(Decision.Reason.TOO_LARGE, why));
    }

    /**
     * Lets those go whose turn it is. To be called last. Sequences that trigger each other and wait for nobody would
     * never stop: what is left after many turns goes on in the next sweep.
     */
    public void letGo() {
        var turns = 0;
        for (var scope : locked) {
            for (var next = next(scope); next.isPresent() && turns < MOST_TURNS; next = next(scope)) {
                apply(next.get(), new SequenceCommand.Proceed(now));
                turns++;
            }
        }
    }

    /** What has become the case, by execution. */
    public Map<ExecutionId, List<SequenceFact>> facts() {
        return facts;
    }

    /** An execution as it is now. */
    public SequenceExecution execution(ExecutionId id) {
        return executions.get(id);
    }

    /** The events to send, in order. */
    public List<KeptnEvent> outgoing() {
        return outgoing;
    }

    /** What is over now. */
    public List<Milestone> milestones() {
        return milestones;
    }

    /** The spans of what is over now, where they are wanted. */
    public List<Span> spans() {
        return isTracing
                ? milestones.stream()
                        .flatMap(milestone -> SequenceTrace.span(milestone).stream())
                        .toList()
                : List.of();
    }

    /** Events that changed nothing, and why. */
    public Map<EventId, String> ignored() {
        return ignored;
    }

    /** What the log should say. */
    public List<SequenceNotes.Note> notes() {
        return notes;
    }

    /** Where sequences were triggered outside of what is locked: they are let go in a transaction of their own. */
    public Set<Scope> elsewhere() {
        return elsewhere;
    }

    /** When one of the changed executions must be looked at again. */
    public Optional<Instant> nextDue() {
        return facts.keySet().stream()
                .flatMap(id -> executions.get(id).due().stream())
                .min(Instant::compareTo);
    }

    private void triggered(KeptnEvent event, EventType.OfSequence type) {
        var scope = event.data().scope();
        if (scope.isEmpty() || event.context().isEmpty()) {
            ignored.put(event.id(), "project, stage, service and shkeptncontext are needed to start a sequence");
            return;
        }
        start(event, scope.get().inStage(type.stage()), type.sequence());
    }

    private void start(KeptnEvent event, Scope scope, String sequence) {
        var project = projects.get(scope.project());
        var commit = event.gitCommitId().or(() -> project == null ? Optional.empty() : project.head(scope.stage()));
        var start = new SequenceStart(
                event.id(),
                event.context().orElseThrow(),
                scope,
                sequence,
                event.data(),
                commit,
                TraceContext.of(event),
                now);
        begin(scope, new ExecutionId(event.id()), Starts.decide(start, project));
    }

    private void refuse(KeptnEvent event, Scope scope, String sequence, String reason) {
        var start = new SequenceStart(
                event.id(),
                event.context().orElseThrow(),
                scope,
                sequence,
                Payload.of(scope),
                Optional.empty(),
                TraceContext.of(event),
                now);
        begin(scope, new ExecutionId(event.id()), start.refused(reason));
    }

    private void begin(Scope scope, ExecutionId id, List<SequenceFact> decided) {
        if (executions.has(id)) {
            return;
        }
        executions.put(SequenceExecution.fold(decided.subList(0, 1)));
        facts.computeIfAbsent(id, ignore -> new ArrayList<>()).add(decided.get(0));
        decided.subList(1, decided.size()).forEach(fact -> record(id, fact));
        holds.on(scope, executions.get(id).origin().context())
                .ifPresent(
                        word -> apply(id, new SequenceCommand.Pause(word.by(), now))); // refused, if it could not start
        if (!locked.contains(scope)) {
            elsewhere.add(scope);
        }
    }

    private void answered(KeptnEvent event, EventKind kind, EventId triggeredId) {
        var execution = executions.whereOpen(triggeredId);
        if (execution.isEmpty()) {
            ignored.put(event.id(), "no open task was triggered by " + triggeredId);
            return;
        }
        var project = execution.get().origin().scope().project();
        if (!projects.containsKey(project)) { // what follows the sequence could not be told
            ignored.put(event.id(), "data.project must be '%s', as in the triggered event".formatted(project));
            return;
        }
        var id = execution.get().id();
        var rejected = switch (kind) {
            case STATUS_CHANGED ->
                apply(id, new SequenceCommand.ReportTask(triggeredId, event.source(), event.data(), said(event), now));
            case STARTED -> apply(id, new SequenceCommand.StartTask(triggeredId, event.source(), now));
            case FINISHED -> apply(id, new SequenceCommand.FinishTask(triggeredId, event.source(), event.data(), now));
            default -> Optional.<Decision.Rejected>empty();
        };
        rejected.ifPresent(why -> ignored.put(event.id(), why.detail()));
    }

    /** A clock that is ahead does not make a word the last. */
    private Instant said(KeptnEvent event) {
        return event.time().isBefore(now) ? event.time() : now;
    }

    private Optional<Decision.Rejected> apply(ExecutionId id, SequenceCommand command) {
        var before = executions.get(id);
        var decision = SequenceDecider.decide(before, deadlines, command);
        if (decision instanceof Decision.Rejected rejected) {
            return Optional.of(rejected);
        }
        var decided = ((Decision.Accepted) decision).facts();
        decided.stream()
                .flatMap(fact -> Announcements.aborted(before, fact).stream())
                .map(event -> inTrace(before, event))
                .forEach(outgoing::add);
        decided.forEach(fact -> record(id, fact));
        return Optional.empty();
    }

    private void record(ExecutionId id, SequenceFact fact) {
        var before = executions.get(id);
        if (before.state().isEnd()) { // decided together with a fact whose event was too large to be sent
            return;
        }
        facts.computeIfAbsent(id, ignore -> new ArrayList<>()).add(fact);
        var after = before.on(fact);
        executions.put(after);
        milestones.addAll(Milestone.of(before, fact, after));
        SequenceNotes.of(after, fact).ifPresent(notes::add);
        var announced = Announcements.of(before, fact).map(event -> inTrace(after, event));
        var excess = announced.flatMap(limit::excess);
        if (excess.isPresent() && !after.state().isEnd()) {
            record(id, new SequenceFact.Ended(SequenceState.FINISHED, Verdict.ERRORED, excess.get(), now));
            return;
        }
        announced.ifPresent(outgoing::add);
        if (after.state() == SequenceState.FINISHED && before.state() != SequenceState.FINISHED) {
            followUps(after);
        }
    }

    private void followUps(SequenceExecution finished) {
        var scope = finished.origin().scope();
        if (!(projects.get(scope.project()) instanceof ProjectSnapshot.Known known)
                || known.shipyard().value().isEmpty()) {
            return;
        }
        for (var next : TriggerRule.followUps(known.shipyard().value().get(), finished)) {
            var event = followUp(finished, Announcements.followUp(finished, next, known.head(next.stage()), now));
            var excess = limit.excess(event);
            if (excess.isPresent()) {
                refuse(event, scope.inStage(next.stage()), next.sequence(), excess.get());
            } else {
                outgoing.add(event);
                start(event, scope.inStage(next.stage()), next.sequence());
            }
        }
    }

    /** Events about a task belong to its span, all others to that of the sequence. */
    private KeptnEvent inTrace(SequenceExecution execution, KeptnEvent event) {
        if (!isTracing) {
            return execution
                    .origin()
                    .trace()
                    .map(passedOn -> passedOn.on(event))
                    .orElse(event);
        }
        var trace = new SequenceTrace(execution);
        var at = event.type() instanceof EventType.OfSequence
                ? trace.ofSequence()
                : trace.ofTask(event.triggeredId().orElse(event.id()));
        return at.on(event);
    }

    private KeptnEvent followUp(SequenceExecution finished, KeptnEvent event) {
        return isTracing ? new SequenceTrace(finished).ofFollowUps().on(event) : inTrace(finished, event);
    }

    private Optional<ExecutionId> next(Scope scope) {
        return StageQueue.next(executions.in(scope).stream()
                .map(execution -> Queueing.entry(execution, now))
                .toList());
    }
}
