package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Problem;
import java.time.Instant;
import java.util.List;

/**
 * What a monitoring tool's message about a problem comes to.
 *
 * @param became what the sender is told
 * @param reason one sentence more
 */
public record ProblemNews(Became became, String reason, Change change) {
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
     * @param trigger the remediation's triggered event that a new problem sends; its problem says whether it is over
     */
    public static ProblemNews decide(KnownProblems known, KeptnEvent trigger, Instant now, GraceTimes grace) {
        if (Problem.of(trigger.data()).filter(Problem::isResolved).isPresent()) {
            return over(known, now, grace);
        }
        if (!known.open().isEmpty()) {
            return new ProblemNews(Became.JOINED, "the problem is being remediated already", Change.NONE);
        }
        if (!known.lives().isEmpty()) {
            var last = known.lives().get(known.lives().size() - 1);
            return new ProblemNews(
                    Became.IGNORED, last.closing().map(Closing::message).orElseThrow(), Change.NONE);
        }
        var sequence = ((EventType.OfSequence) trigger.type()).sequence();
        var life = known.opened(Report.of(trigger, now)).with(SequenceRun.running(trigger.id(), sequence), now);
        var opened = ProblemEnd.settle(life, now, grace, EngineView.UNKNOWN);
        return new ProblemNews(Became.ACCEPTED, "triggered " + trigger.type().value(), opened.saying(List.of(trigger)));
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
                ? new ProblemNews(Became.IGNORED, "no open problem belongs to it", Change.NONE)
                : new ProblemNews(
                        Became.STOPPED, "no further action is taken for this problem", gone(known, now, grace));
    }
}
