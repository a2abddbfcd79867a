package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.remediation.domain.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a monitoring tool's message about a problem comes to.
 *
 * @param became what the sender is told
 * @param reason one sentence more
 * @param about the problem it belongs to; absent if there is none
 */
public record ProblemNews(Became became, String reason, Optional<ProblemId> about, Change change) {
    private static final Duration UNTIL_SEEN_AS_HEALED = Duration.ofMinutes(30);

    /** What a message became. */
    public enum Became {
        /** A new problem: the remediation is triggered. */
        ACCEPTED,
        /** News of a problem that is open already: nothing is started twice. */
        JOINED,
        /** The end of an open problem: no further action is given. */
        STOPPED,
        /** News of a problem that has ended here, or that was never known. */
        IGNORED
    }

    /**
     * Decides.
     *
     * @param known the problems of the message's flow at its place, or those of the flow in which its problem is known
     * @param last the newest problem of its identity
     */
    public static ProblemNews decide(
            KnownProblems known, Optional<LastFiring> last, Intake.Readable message, Instant now, GraceTimes grace) {
        if (last.filter(newest -> newest.isNewerThanTheEndOf(message)).isPresent()) {
            return new ProblemNews(
                    Became.IGNORED,
                    "it tells the end of an earlier firing, and there was a new one since",
                    Optional.empty(),
                    Change.NONE);
        }
        if (message.isOver()) {
            return over(known, now, grace);
        }
        if (!known.open().isEmpty()) {
            var open = known.open().get(0);
            return open.goneByItself()
                            && open.takesRepeats()
                            && last.filter(firing -> firing.isBefore(message, now))
                                    .isPresent()
                    ? about(
                            open,
                            Became.JOINED,
                            "it is back while the last action is being checked",
                            ProblemEnd.settle(open.back(now), now, grace, EngineView.UNKNOWN))
                    : about(open, Became.JOINED, "the problem is being remediated already", Change.NONE);
        }
        if (!known.lives().isEmpty()) {
            var closed = known.lives().get(known.lives().size() - 1);
            var closing = closed.closing().orElseThrow();
            return isStillThere(closing, now)
                    ? opened(known, again(message, known.lives().size(), now), now, grace)
                    : about(closed, Became.IGNORED, closing.message(), Change.NONE);
        }
        return opened(known, message, now, grace);
    }

    /** Monitoring needs its time to see that a problem was healed; after that, it was not. */
    private static boolean isStillThere(Closing closing, Instant now) {
        return closing.state() == ProblemState.RESOLVED
                && now.isAfter(closing.at().plus(UNTIL_SEEN_AS_HEALED));
    }

    /** The same message with a trigger that was not sent before. */
    private static Intake.Readable again(Intake.Readable message, int earlier, Instant now) {
        var first = message.trigger();
        var trigger = new KeptnEvent(
                EventId.derived(first.id(), "again-" + earlier, first.source()),
                first.source(),
                first.type(),
                now,
                message.context(),
                first.triggeredId(),
                first.gitCommitId(),
                first.data());
        return new Intake.Readable(trigger, message.identity(), message.firing());
    }

    private static ProblemNews opened(KnownProblems known, Intake.Readable message, Instant now, GraceTimes grace) {
        var trigger = message.trigger();
        var sequence = ((EventType.OfSequence) trigger.type()).sequence();
        var life = known.opened(Report.of(message, now)).with(SequenceRun.running(trigger.id(), sequence), now);
        var opened = ProblemEnd.settle(life, now, grace, EngineView.UNKNOWN);
        return about(life, Became.ACCEPTED, "triggered " + trigger.type().value(), opened.saying(List.of(trigger)));
    }

    /** The open problems of a flow have gone by themselves. */
    static Change gone(KnownProblems known, Instant now, GraceTimes grace) {
        return known.open().stream()
                .filter(life -> !life.goneByItself())
                .map(life -> ProblemEnd.settle(life.gone(now), now, grace, EngineView.UNKNOWN))
                .reduce(Change.NONE, Change::and);
    }

    private static ProblemNews over(KnownProblems known, Instant now, GraceTimes grace) {
        return known.open().isEmpty()
                ? new ProblemNews(Became.IGNORED, "no open problem belongs to it", Optional.empty(), Change.NONE)
                : about(
                        known.open().get(0),
                        Became.STOPPED,
                        "no further action is taken for this problem",
                        gone(known, now, grace));
    }

    private static ProblemNews about(ProblemLife life, Became became, String reason, Change change) {
        return new ProblemNews(became, reason, Optional.of(life.id()), change);
    }
}
