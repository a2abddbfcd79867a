package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.remediation.domain.action.ActionRequest;
import java.time.Instant;

/**
 * What the start and the end of sequences mean for the problems of their flow. A problem opens when a sequence is triggered
 * with one, or when get-action is asked. What the engine itself triggers continues a problem, or is something that
 * follows its end: it opens none.
 */
public record SequenceNews(GraceTimes grace) {
    private static final String ENGINE = "shipyard-controller";
    private static final String LOOP = "remediation";

    /** Whether an event can mean anything for a problem. */
    public static boolean concerns(KeptnEvent event) {
        if (!(event.type() instanceof EventType.OfSequence type)
                || event.context().isEmpty()
                || event.data().scope().isEmpty()) {
            return false;
        }
        return type.kind() == EventKind.FINISHED
                || type.kind() == EventKind.TRIGGERED
                        && (type.sequence().equals(LOOP)
                                || event.data().object("problem").isPresent());
    }

    /** Decides about an event that {@link #concerns} problems. */
    public Change on(KnownProblems known, KeptnEvent event, Instant now) {
        var type = (EventType.OfSequence) event.type();
        return type.kind() == EventKind.TRIGGERED
                ? triggered(known, event, type.sequence(), now)
                : finished(known, event, type.sequence(), now);
    }

    private Change triggered(KnownProblems known, KeptnEvent event, String sequence, Instant now) {
        var problem = Problem.of(event.data()).orElse(ActionRequest.NAMELESS);
        if (problem.isResolved()) {
            return ProblemNews.gone(known, now, grace);
        }
        if (known.withRun(event.id()).isPresent()) {
            return Change.NONE;
        }
        var latest = known.latestAbout(problem);
        if (latest.filter(ProblemLife::isOpen).isPresent()) {
            return latest.get().isWorkedOnBy(sequence) ? started(latest.get(), event, sequence, now) : Change.NONE;
        }
        var follows = event.source().equals(ENGINE) && (latest.isPresent() || !sequence.equals(LOOP));
        var late = latest.flatMap(ProblemLife::closing)
                .filter(end -> !event.time().isAfter(end.at()))
                .isPresent();
        return follows || late ? Change.NONE : started(known.opened(Report.of(event, now)), event, sequence, now);
    }

    private Change started(ProblemLife life, KeptnEvent event, String sequence, Instant now) {
        return settled(life.with(SequenceRun.running(event.id(), sequence), now), now);
    }

    private Change finished(KnownProblems known, KeptnEvent event, String sequence, Instant now) {
        if (event.triggeredId().isEmpty()) {
            return Change.NONE;
        }
        var id = event.triggeredId().get();
        var ending = new SequenceRun.Ending(
                event.data().result().orElse(Result.FAIL),
                event.data().status().orElse(Status.UNKNOWN),
                event.data().text("message"),
                event.time(),
                now);
        var undone = known.withUndo(id);
        if (undone.isPresent()) {
            return AfterEnd.ended(undone.get(), id, ending, now);
        }
        return known.withRun(id)
                .map(life -> life.isOpen() && (life.hasOpenRun(id) || ending.status() == Status.ABORTED)
                        ? settled(life.ended(id, ending), now)
                        : Change.NONE)
                .orElseGet(() -> finishedUnseen(known, id, sequence, ending, now));
    }

    /** The start of this sequence was not heard, or will be heard later. */
    private Change finishedUnseen(
            KnownProblems known, EventId id, String sequence, SequenceRun.Ending ending, Instant now) {
        return known.open().stream()
                .filter(life -> life.isWorkedOnBy(sequence))
                .map(life -> settled(
                        life.with(SequenceRun.running(id, sequence), now).ended(id, ending), now))
                .reduce(Change.NONE, Change::and);
    }

    private Change settled(ProblemLife life, Instant now) {
        return ProblemEnd.settle(life, now, grace, EngineView.UNKNOWN);
    }
}
