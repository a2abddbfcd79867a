package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventType;
import dev.drydock.remediation.domain.intake.Intake;
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
            return about(
                    closed,
                    Became.IGNORED,
                    closed.closing().map(Closing::message).orElseThrow(),
                    Change.NONE);
        }
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
