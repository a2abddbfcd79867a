package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Everything known about one problem. Only facts: what follows from them is decided elsewhere.
 *
 * @param nextIndex the action that comes next; ours, whatever the events carry
 * @param refusals get-actions that got no action
 * @param goneByItself whether the monitoring tool said that it is over
 * @param endMissed whether the engine said that all is over while a sequence seems to run
 * @param lookAgainAt when to decide again, should nothing be heard until then
 */
public record ProblemLife(
        ProblemId id,
        Report report,
        ProblemState state,
        int nextIndex,
        List<Attempt> attempts,
        List<Refusal> refusals,
        List<SequenceRun> runs,
        boolean goneByItself,
        boolean endMissed,
        Optional<Instant> lookAgainAt,
        Optional<Closing> closing) {

    public ProblemLife {
        attempts = List.copyOf(attempts);
        refusals = List.copyOf(refusals);
        runs = List.copyOf(runs);
    }

    static ProblemLife open(ProblemId id, Report report) {
        return new ProblemLife(
                id,
                report,
                ProblemState.OPEN,
                report.startIndex(),
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    boolean isRunning() {
        return runs.stream().anyMatch(SequenceRun::isRunning);
    }

    boolean hasRun(EventId triggeredId) {
        return runs.stream().anyMatch(run -> run.triggeredId().equals(triggeredId));
    }

    boolean hasOpenRun(EventId triggeredId) {
        return runs.stream()
                .anyMatch(run -> run.isRunning() && run.triggeredId().equals(triggeredId));
    }

    /** Whether a sequence of this name is the loop that works on the problem, rather than something that follows it. */
    boolean isWorkedOnBy(String sequence) {
        return runs.isEmpty()
                || sequence.equals("remediation")
                || runs.get(0).sequence().equals(sequence);
    }

    /** How the newest of the ended sequences ended, by the engine's clock: its events may come in any order. */
    Optional<SequenceRun.Ending> lastEnding() {
        return runs.stream()
                .flatMap(run -> run.ending().stream())
                .reduce((one, other) -> other.eventTime().isBefore(one.eventTime()) ? one : other);
    }

    Optional<Attempt> lastAttempt() {
        return attempts.stream().reduce((older, newer) -> newer);
    }

    /** Why no further action is given, if that was said after the last attempt. */
    Optional<Refusal> lastRefusal() {
        return refusals.stream()
                .reduce((older, newer) -> newer)
                .filter(refusal -> lastAttempt()
                        .map(attempt -> !refusal.at().isBefore(attempt.at()))
                        .orElse(true));
    }

    ProblemLife with(Attempt attempt) {
        return copy(ProblemState.REMEDIATING, attempt.index() + 1, added(attempts, attempt), refusals, runs);
    }

    ProblemLife with(Refusal refusal) {
        return copy(state, nextIndex, attempts, added(refusals, refusal), runs);
    }

    ProblemLife with(SequenceRun run) {
        return new ProblemLife(
                id,
                report,
                state,
                nextIndex,
                attempts,
                refusals,
                added(runs, run),
                goneByItself,
                false,
                lookAgainAt,
                closing);
    }

    ProblemLife ended(EventId triggeredId, SequenceRun.Ending ending) {
        var ended = runs.stream()
                .map(run -> run.triggeredId().equals(triggeredId) ? run.ended(ending) : run)
                .toList();
        return copy(state, nextIndex, attempts, refusals, ended)
                .replacing(
                        attemptAt(
                                ending.eventTime(), attempt -> attempt.result().isEmpty()),
                        attempt -> attempt.ended(ending.result(), ending.message()));
    }

    ProblemLife scored(double score, Instant eventTime) {
        return replacing(attemptAt(eventTime, attempt -> true), attempt -> attempt.scored(score));
    }

    ProblemLife gone() {
        return new ProblemLife(
                id, report, state, nextIndex, attempts, refusals, runs, true, endMissed, lookAgainAt, closing);
    }

    ProblemLife lookingAgainAt(Instant when, boolean missed) {
        return new ProblemLife(
                id,
                report,
                state,
                nextIndex,
                attempts,
                refusals,
                runs,
                goneByItself,
                missed,
                Optional.of(when),
                closing);
    }

    ProblemLife closed(Closing end) {
        return new ProblemLife(
                id,
                report,
                end.state(),
                nextIndex,
                attempts,
                refusals,
                runs,
                goneByItself,
                endMissed,
                Optional.empty(),
                Optional.of(end));
    }

    /** News may come late: it belongs to the attempt that was the newest when it happened. */
    private Optional<Attempt> attemptAt(Instant time, Predicate<Attempt> which) {
        var candidates = attempts.stream().filter(which).toList();
        return candidates.stream()
                .filter(attempt -> !attempt.at().isAfter(time))
                .reduce((older, newer) -> newer)
                .or(() -> candidates.stream().findFirst());
    }

    private ProblemLife replacing(Optional<Attempt> old, UnaryOperator<Attempt> change) {
        return old.map(found -> copy(
                        state,
                        nextIndex,
                        attempts.stream()
                                .map(attempt -> attempt == found ? change.apply(attempt) : attempt)
                                .toList(),
                        refusals,
                        runs))
                .orElse(this);
    }

    private ProblemLife copy(
            ProblemState newState,
            int newIndex,
            List<Attempt> newAttempts,
            List<Refusal> newRefusals,
            List<SequenceRun> newRuns) {
        return new ProblemLife(
                id,
                report,
                newState,
                newIndex,
                newAttempts,
                newRefusals,
                newRuns,
                goneByItself,
                endMissed,
                lookAgainAt,
                closing);
    }

    private static <T> List<T> added(List<T> list, T item) {
        var longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
