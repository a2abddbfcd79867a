package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Undo;
import dev.drydock.remediation.domain.action.ActionAnswer;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.time.Instant;
import java.util.Optional;

/**
 * One action given for a problem, and how it went.
 *
 * @param index the action's place in the file's list, from 0
 * @param count how many actions the list has; absent for an undo, and where it was not written down
 * @param announced the message it was given with
 * @param askedBy the get-action.triggered that it answers
 * @param shadow whether it was only as if: nothing is executed
 * @param undoes the get-action whose action it takes back; absent for an action of the list
 * @param before the newest score before it, 0 to 100
 * @param result how the sequence with this action ended
 * @param status whether that sequence worked, or a person stopped it
 * @param score of the evaluation after the action, 0 to 100
 * @param unmeasured whether the evaluation after the action had nothing to go by
 * @param reason what the sequence said at its end
 */
public record Attempt(
        int index,
        Optional<Integer> count,
        Action action,
        String announced,
        EventId askedBy,
        Instant at,
        boolean shadow,
        Optional<EventId> undoes,
        Optional<Double> before,
        Optional<Result> result,
        Optional<Status> status,
        Optional<Double> score,
        boolean unmeasured,
        Optional<String> reason) {

    static Attempt of(
            ActionAnswer.Given given, EventId askedBy, Instant at, Optional<EventId> undoes, Optional<Double> before) {
        return new Attempt(
                given.index(),
                given.count(),
                given.action(),
                given.message(),
                askedBy,
                at,
                given.shadow(),
                undoes,
                before,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    Attempt scored(double points) {
        return evaluated(Optional.of(points));
    }

    /** Its evaluation found nothing to judge by, which says nothing of the action. */
    Attempt unmeasuredNow() {
        return evaluated(Optional.empty());
    }

    private Attempt evaluated(Optional<Double> points) {
        return new Attempt(
                index,
                count,
                action,
                announced,
                askedBy,
                at,
                shadow,
                undoes,
                before,
                result,
                status,
                points,
                points.isEmpty(),
                reason);
    }

    Attempt ended(SequenceRun.Ending how) {
        return new Attempt(
                index,
                count,
                action,
                announced,
                askedBy,
                at,
                shadow,
                undoes,
                before,
                Optional.of(how.result()),
                Optional.of(how.status()),
                score,
                unmeasured,
                how.message());
    }

    /** Whether it takes an earlier action back. */
    public boolean isUndo() {
        return undoes.isPresent();
    }

    /** What people call the action. */
    public String title() {
        return action.title();
    }

    /**
     * Whether the action helped. One whose evaluation failed without a better score than before did not, whatever the action
     * itself says; where nobody evaluated, nobody knows.
     */
    public Effect effect() {
        if (result.isEmpty()) {
            return Effect.PENDING;
        }
        if (shadow || status.filter(Status.ABORTED::equals).isPresent()) {
            return Effect.UNKNOWN;
        }
        if (score.isEmpty()) {
            return result.get() == Result.FAIL && !unmeasured ? Effect.FAILED : Effect.UNKNOWN;
        }
        return result.get() != Result.FAIL || isBetter() ? Effect.EFFECTIVE : Effect.INEFFECTIVE;
    }

    /** Whether the score got worse by it. */
    boolean madeItWorse() {
        return before.isPresent() && score.isPresent() && score.get() < before.get();
    }

    /** What takes it back in this case; nothing when nothing was executed, or it did not work. */
    Optional<Undo> undoWhen(Undo.When when) {
        return action.undo()
                .filter(undo -> undo.when().contains(when))
                .filter(undo -> !shadow && !isUndo() && effect() != Effect.FAILED);
    }

    private boolean isBetter() {
        return before.isPresent() && score.isPresent() && score.get() > before.get();
    }
}
