package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.remediation.domain.problem.Timeline.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything known about one problem. Only facts: what follows from them is decided elsewhere. Each change is told in the
 * timeline.
 *
 * @param tries what was done about it
 * @param loop how the sequences go that do it
 * @param undos what takes actions back after its end
 */
public record ProblemLife(
        ProblemId id,
        Report report,
        ProblemState state,
        Tries tries,
        Loop loop,
        List<UndoRun> undos,
        Timeline timeline,
        Optional<Closing> closing) {

    public ProblemLife {
        undos = List.copyOf(undos);
    }

    static ProblemLife open(ProblemId id, Report report) {
        return new ProblemLife(
                id,
                report,
                ProblemState.OPEN,
                Tries.from(report.startIndex()),
                Loop.NONE,
                List.of(),
                Timeline.EMPTY.and(report.at(), Kind.OPENED, LifeWords.opened(report)),
                Optional.empty());
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    public int nextIndex() {
        return tries.nextIndex();
    }

    public List<Attempt> attempts() {
        return tries.attempts();
    }

    public List<Refusal> refusals() {
        return tries.refusals();
    }

    public Optional<Held> held() {
        return tries.held();
    }

    public List<SequenceRun> runs() {
        return loop.runs();
    }

    public boolean goneByItself() {
        return loop.goneByItself();
    }

    public boolean endMissed() {
        return loop.endMissed();
    }

    public Optional<Instant> lookAgainAt() {
        return loop.lookAgainAt();
    }

    /**
     * Whether a new firing goes on with it. One that has gone may come back as long as nobody acted on that: a sequence still
     * works on it, and was not told that no action is needed.
     */
    public boolean takesRepeats() {
        return isOpen() && (!goneByItself() || isRunning() && lastRefusal().isEmpty());
    }

    /** Whether actions are still to be taken back after its end. */
    public boolean hasUndosToDo() {
        return firstToUndo().isPresent();
    }

    /** When the first of the actions was given that are still to be taken back. */
    public Optional<Instant> firstToUndo() {
        return undos.stream().filter(undo -> !undo.isOver()).map(UndoRun::given).min(Comparator.naturalOrder());
    }

    boolean isRunning() {
        return loop.isRunning();
    }

    boolean hasRun(EventId triggeredId) {
        return loop.has(triggeredId);
    }

    boolean hasOpenRun(EventId triggeredId) {
        return loop.hasOpen(triggeredId);
    }

    /** Whether a sequence of this name is the loop that works on the problem, rather than something that follows it. */
    boolean isWorkedOnBy(String sequence) {
        return runs().isEmpty()
                || sequence.equals("remediation")
                || runs().get(0).sequence().equals(sequence);
    }

    Optional<SequenceRun.Ending> lastEnding() {
        return loop.lastEnding();
    }

    Optional<Attempt> lastAttempt() {
        return tries.last();
    }

    Optional<Refusal> lastRefusal() {
        return tries.lastRefusal();
    }

    ProblemLife with(Attempt attempt, Map<String, Object> details) {
        var kind = attempt.isUndo() ? Kind.UNDO : Kind.ACTION;
        return with(
                ProblemState.REMEDIATING,
                tries.with(attempt),
                timeline.and(attempt.at(), kind, LifeWords.given(attempt), details));
    }

    ProblemLife with(Refusal refusal) {
        return with(
                state,
                tries.with(refusal),
                timeline.and(refusal.at(), Kind.REFUSED, "no action: " + refusal.message()));
    }

    ProblemLife with(Skipped action, Map<String, Object> details) {
        return with(state, tries.with(action), timeline.and(action.at(), Kind.SKIPPED, action.words(), details));
    }

    /** An action is held, or held by another guard than before. */
    ProblemLife holding(Held action, Instant now, Map<String, Object> details) {
        return with(
                state,
                tries.holding(Optional.of(action)),
                timeline.and(now, Kind.HELD, LifeWords.held(action), details));
    }

    /** The same, without anything new to tell. */
    ProblemLife stillHolding(Held action) {
        return with(state, tries.holding(Optional.of(action)), timeline);
    }

    ProblemLife voted(Held action, Timeline told) {
        return with(state, tries.holding(Optional.of(action)), told);
    }

    /** What was held is let go. */
    ProblemLife released(Instant now, String words) {
        return with(state, tries.holding(Optional.empty()), timeline.and(now, Kind.RELEASED, words));
    }

    ProblemLife noting(Instant now, Kind kind, String words) {
        return with(state, tries, timeline.and(now, kind, words));
    }

    ProblemLife with(SequenceRun run, Instant now) {
        return with(
                loop.with(run),
                timeline.and(now, Kind.SEQUENCE_STARTED, "sequence %s started".formatted(run.sequence())));
    }

    ProblemLife ended(EventId triggeredId, SequenceRun.Ending ending) {
        var told = with(
                loop.ended(triggeredId, ending),
                timeline.and(ending.seenAt(), Kind.SEQUENCE_ENDED, LifeWords.ended(ending)));
        return tries.at(ending.eventTime(), attempt -> attempt.result().isEmpty())
                .map(attempt -> told.with(state, tries.replacing(attempt, one -> one.ended(ending)), told.timeline))
                .orElse(told);
    }

    ProblemLife scored(double score, Instant eventTime) {
        return tries.at(eventTime, attempt -> true)
                .map(attempt -> with(
                        state,
                        tries.replacing(attempt, one -> one.scored(score)),
                        attempt.score().equals(Optional.of(score))
                                ? timeline
                                : timeline.and(eventTime, Kind.SCORED, LifeWords.scored(attempt, score))))
                .orElse(this);
    }

    /** The evaluation after an action had nothing to go by. */
    ProblemLife unmeasured(Instant eventTime) {
        return tries.at(eventTime, attempt -> true)
                .filter(attempt -> attempt.score().isEmpty() && !attempt.unmeasured())
                .map(attempt -> with(
                        state,
                        tries.replacing(attempt, Attempt::unmeasuredNow),
                        timeline.and(eventTime, Kind.SCORED, LifeWords.unmeasured(attempt))))
                .orElse(this);
    }

    ProblemLife gone(Instant now) {
        return with(loop.gone(), timeline.and(now, Kind.GONE, "the monitoring tool says that it is over"));
    }

    ProblemLife back(Instant now) {
        return with(loop.back(), timeline.and(now, Kind.BACK, "the monitoring tool says that it is there again"));
    }

    ProblemLife lookingAgainAt(Instant when, boolean missed) {
        return with(loop.lookingAgainAt(Optional.of(when), missed), timeline);
    }

    ProblemLife closed(Closing end) {
        return new ProblemLife(
                id,
                report,
                end.state(),
                tries.holding(Optional.empty()),
                loop.lookingAgainAt(Optional.empty(), endMissed()),
                undos,
                timeline.and(end.at(), Kind.CLOSED, end.message()),
                Optional.of(end));
    }

    ProblemLife undoing(List<UndoRun> all, Optional<Instant> lookAgain, Timeline told) {
        return new ProblemLife(
                id, report, state, tries, loop.lookingAgainAt(lookAgain, endMissed()), all, told, closing);
    }

    private ProblemLife with(ProblemState newState, Tries newTries, Timeline told) {
        return new ProblemLife(id, report, newState, newTries, loop, undos, told, closing);
    }

    private ProblemLife with(Loop newLoop, Timeline told) {
        return new ProblemLife(id, report, state, tries, newLoop, undos, told, closing);
    }
}
