package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.events.Span;
import dev.drydock.events.TraceContext;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.domain.sequence.Announcements;
import dev.drydock.shipyard.domain.sequence.Deadlines;
import dev.drydock.shipyard.domain.sequence.Decision;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Holds;
import dev.drydock.shipyard.domain.sequence.Milestone;
import dev.drydock.shipyard.domain.sequence.Retry;
import dev.drydock.shipyard.domain.sequence.SequenceCommand;
import dev.drydock.shipyard.domain.sequence.SequenceDecider;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import dev.drydock.shipyard.domain.sequence.SequenceStart;
import dev.drydock.shipyard.domain.sequence.SequenceState;
import dev.drydock.shipyard.domain.sequence.TriggerRule;
import dev.drydock.shipyard.domain.sequence.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes the case in a round, and what follows from it: facts, the events that tell of them, and the sequences
 * that start when others end.
 */
public final class Unfolding {
    private final OnHand executions;
    private final Holds holds;
    private final Set<Scope> locked;
    private final Map<String, ProjectSnapshot> projects;
    private final Deadlines deadlines;
    private final Instant now;
    private final MessageLimit limit;
    private final EventTraces traces;
    private final Map<ExecutionId, List<SequenceFact>> facts = new LinkedHashMap<>();
    private final List<KeptnEvent> outgoing = new ArrayList<>();
    private final List<Milestone> milestones = new ArrayList<>();
    private final List<SequenceNotes.Note> notes = new ArrayList<>();
    private final Set<Scope> elsewhere = new LinkedHashSet<>();

    Unfolding(
            OnHand executions,
            Holds holds,
            Set<Scope> locked,
            Map<String, ProjectSnapshot> projects,
            Deadlines deadlines,
            Instant now,
            MessageLimit limit,
            EventTraces traces) {
        this.executions = executions;
        this.holds = holds;
        this.locked = locked;
        this.projects = projects;
        this.deadlines = deadlines;
        this.now = now;
        this.limit = limit;
        this.traces = traces;
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
        return traces.spans(milestones);
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

    /** An event asks for a sequence. */
    void start(KeptnEvent event, Scope scope, String sequence) {
        var project = projects.get(scope.project());
        var commit = event.gitCommitId().or(() -> project == null ? Optional.empty() : project.head(scope.stage()));
        var start = asked(event, scope, sequence, event.data(), commit);
        begin(Starts.decide(start, project));
    }

    private void refuse(KeptnEvent event, Scope scope, String sequence, String reason) {
        var start = asked(event, scope, sequence, Payload.of(scope), Optional.empty());
        begin(start.refused(reason));
    }

    private SequenceStart asked(
            KeptnEvent event, Scope scope, String sequence, Payload input, Optional<String> commit) {
        return new SequenceStart(
                event.id(), event.context().orElseThrow(), scope, sequence, input, commit, TraceContext.of(event), now);
    }

    /** A retry goes on, unless its event is too large. */
    Optional<Decision.Rejected> start(Retry retry, boolean sameFiles) {
        var project = projects.get(retry.ended().origin().scope().project());
        var decision = sameFiles ? retry.withSameFiles() : Starts.decide(retry, project);
        if (decision instanceof Decision.Rejected rejected) {
            return Optional.of(rejected);
        }
        var decided = ((Decision.Accepted) decision).facts();
        var origin = (SequenceFact.Triggered) decided.get(0);
        var event = Announcements.retry(origin, (SequenceFact.Retrying) decided.get(1));
        var excess = limit.excess(event);
        if (excess.isEmpty()) {
            outgoing.add(traces.ofFollowUp(retry.ended(), event));
            begin(decided);
        }
        return excess.map(why -> new Decision.Rejected(Decision.Reason.TOO_LARGE, why));
    }

    private void begin(List<SequenceFact> decided) {
        var origin = (SequenceFact.Triggered) decided.get(0);
        var id = origin.id();
        if (executions.has(id)) {
            return;
        }
        executions.put(SequenceExecution.fold(List.of(origin)));
        facts.computeIfAbsent(id, ignore -> new ArrayList<>()).add(origin);
        decided.subList(1, decided.size()).forEach(fact -> record(id, fact));
        holds.on(origin.scope(), origin.context())
                .ifPresent(
                        word -> apply(id, new SequenceCommand.Pause(word.by(), now))); // refused, if it could not start
        if (!locked.contains(origin.scope())) {
            elsewhere.add(origin.scope());
        }
    }

    /** Something is wanted of an execution; the rules decide. */
    Optional<Decision.Rejected> apply(ExecutionId id, SequenceCommand command) {
        var before = executions.get(id);
        var decision = SequenceDecider.decide(before, deadlines, command);
        if (decision instanceof Decision.Rejected rejected) {
            return Optional.of(rejected);
        }
        var decided = ((Decision.Accepted) decision).facts();
        decided.stream()
                .flatMap(fact -> Announcements.aborted(before, fact).stream())
                .map(event -> traces.of(before, event))
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
        var announced = Announcements.of(before, fact).map(event -> traces.of(after, event));
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
                || known.usable().isEmpty()) {
            return;
        }
        // what should follow says why it cannot, if the shipyard has a mistake by now
        for (var next : TriggerRule.followUps(known.usable().get(), finished)) {
            var announced = Announcements.followUp(finished, next, known.head(next.stage()), now);
            var event = traces.ofFollowUp(finished, announced);
            var excess = limit.excess(event);
            if (excess.isPresent()) {
                refuse(event, scope.inStage(next.stage()), next.sequence(), excess.get());
            } else {
                outgoing.add(event);
                start(event, scope.inStage(next.stage()), next.sequence());
            }
        }
    }
}
