package dev.drydock.remediation.domain.problem;

import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rule that decides whether a problem is at its end, and which. A sequence that passes resolves it, with a warning,
 * too. One that fails does not end it as long as a further attempt may follow: that none follows is known when get-action
 * had no action to give, or when the engine says that nothing runs any more.
 */
public sealed interface ProblemEnd {
    /** An engine that does not know a flow by then will not hear of it any more. */
    Duration TO_BE_HEARD_OF = Duration.ofMinutes(15);

    /** It ends now. */
    record Over(Closing closing) implements ProblemEnd {}

    /** Not yet: decide again at that time, if nothing is heard before. */
    record NotYet(Instant lookAgainAt, boolean endMissed) implements ProblemEnd {}

    /** Decides about an open problem. */
    static ProblemEnd of(ProblemLife life, Instant now, GraceTimes grace, EngineView engine) {
        return new Deciding(life, now, grace, engine).decide();
    }

    /** The problem after the decision, and what is told the world. */
    static Change settle(ProblemLife life, Instant now, GraceTimes grace, EngineView engine) {
        if (!life.isOpen()) {
            return Change.of(life);
        }
        var freed = HoldEnd.of(life, now);
        var end = of(freed.life(), now, grace, engine);
        var said = Change.NONE.saying(freed.events());
        if (end instanceof Over over) {
            var closed = AfterEnd.planned(freed.life().closed(over.closing()), now);
            return said.and(new Change(
                    List.of(closed), ClosingNotice.of(closed).stream().toList()));
        }
        var wait = (NotYet) end;
        return said.and(Change.of(freed.life().lookingAgainAt(earliest(freed.life(), wait), wait.endMissed())));
    }

    private static Instant earliest(ProblemLife life, NotYet wait) {
        return life.held()
                .map(Held::lookAgainAt)
                .filter(look -> look.isBefore(wait.lookAgainAt()))
                .orElse(wait.lookAgainAt());
    }

    /** The same for all that are open. */
    static Change settleAll(KnownProblems known, Instant now, GraceTimes grace, EngineView engine) {
        return known.open().stream()
                .map(life -> settle(life, now, grace, engine))
                .reduce(Change.NONE, Change::and);
    }

    /** The facts at hand. */
    record Deciding(ProblemLife life, Instant now, GraceTimes grace, EngineView engine) {
        ProblemEnd decide() {
            if (engine == EngineView.ABORTED || isAborted()) {
                return over(ProblemState.ABORTED, "stopped by a person");
            }
            if (life.isRunning()) {
                return isOver() ? endMissed() : wait(grace.silence());
            }
            return life.lastEnding().map(this::afterSequence).orElseGet(this::withoutSequence);
        }

        private boolean isAborted() {
            return !life.isRunning()
                    && life.lastEnding()
                            .filter(ending -> ending.status() == Status.ABORTED)
                            .isPresent();
        }

        private ProblemEnd afterSequence(SequenceRun.Ending ending) {
            if (ending.result() != Result.FAIL) {
                return scoreIsDue(ending) ? waitUntil(ending.seenAt().plus(grace.score())) : resolved();
            }
            if (life.goneByItself()) {
                return goneByItself();
            }
            if (life.lastRefusal().isPresent() || isOver()) {
                return escalated(Optional.of(ending));
            }
            var followUpDue = ending.seenAt().plus(grace.followUp());
            return now.isBefore(followUpDue) ? waitUntil(followUpDue) : wait(grace.followUp());
        }

        private ProblemEnd withoutSequence() {
            if (life.goneByItself()) {
                return goneByItself();
            }
            return isOver() ? endMissed() : wait(grace.silence());
        }

        /** What triggers a flow may wait for NATS, or behind much else: it is given its time. */
        private boolean isOver() {
            return engine == EngineView.OVER
                    || engine == EngineView.UNHEARD_OF
                            && (!life.isRunning()
                                    || now.isAfter(life.report().at().plus(TO_BE_HEARD_OF)));
        }

        /** The engine's last word may still be on its way: it is believed when it says so twice. */
        private ProblemEnd endMissed() {
            if (!life.endMissed()) {
                return new NotYet(now.plus(grace.followUp()), true);
            }
            if (life.goneByItself()) {
                return goneByItself();
            }
            return engine == EngineView.UNHEARD_OF
                    ? over(ProblemState.ESCALATED, ClosingWords.unheardOf(life))
                    : escalated(Optional.empty());
        }

        private boolean scoreIsDue(SequenceRun.Ending ending) {
            return life.lastAttempt()
                            .filter(attempt -> attempt.score().isEmpty() && !attempt.unmeasured())
                            .isPresent()
                    && now.isBefore(ending.seenAt().plus(grace.score()));
        }

        private ProblemEnd resolved() {
            return over(ProblemState.RESOLVED, ClosingWords.resolved(life));
        }

        private ProblemEnd goneByItself() {
            return over(ProblemState.RESOLVED_BY_ITSELF, ClosingWords.goneByItself(life));
        }

        private ProblemEnd escalated(Optional<SequenceRun.Ending> ending) {
            return over(ProblemState.ESCALATED, ClosingWords.escalated(life, ending));
        }

        private ProblemEnd over(ProblemState state, String message) {
            return new Over(new Closing(state, message, now));
        }

        private ProblemEnd wait(Duration time) {
            return waitUntil(now.plus(time));
        }

        private ProblemEnd waitUntil(Instant when) {
            return new NotYet(when, life.endMissed() && life.isRunning());
        }
    }
}
