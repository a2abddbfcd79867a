package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an evaluation says about the action before it. */
public record EvaluationNews(GraceTimes grace) {
    private static final String INFORMATIONAL = "info";

    /** The score that an evaluation.finished tells, 0 to 100. One that had nothing to go by says 0, and tells none. */
    public static Optional<Double> scoreOf(KeptnEvent event) {
        return event.data()
                .at("evaluation", "score")
                .filter(Number.class::isInstance)
                .filter(score -> !isUnmeasured(event))
                .map(score -> ((Number) score).doubleValue());
    }

    /** Whether an evaluation.finished says anything: a score, or that there is none. */
    public static boolean concerns(KeptnEvent event) {
        return scoreOf(event).isPresent() || isUnmeasured(event);
    }

    private static boolean isUnmeasured(KeptnEvent event) {
        var broken = event.data()
                .status()
                .filter(status -> status == Status.ERRORED || status == Status.ABORTED)
                .filter(status -> event.taskOf(EventKind.FINISHED).isPresent());
        return broken.isPresent() || hasNoValue(event);
    }

    /** Without any value the score is 0, as when the service does badly: nobody can tell which. */
    private static boolean hasNoValue(KeptnEvent event) {
        var score = event.data().at("evaluation", "score").filter(Number.class::isInstance);
        var results = event.data().list("evaluation", "indicatorResults");
        return score.filter(points -> ((Number) points).doubleValue() == 0).isPresent()
                && results.isPresent()
                && results.get().stream().allMatch(EvaluationNews::isMissing);
    }

    private static boolean isMissing(@Nullable Object result) {
        return result instanceof Map<?, ?> one
                && (INFORMATIONAL.equals(one.get("status"))
                        || one.get("value") instanceof Map<?, ?> value && Boolean.FALSE.equals(value.get("success")));
    }

    /** Notes the score with the attempt it belongs to, or that there is none. */
    public Change on(KnownProblems known, KeptnEvent event, Instant now) {
        return known.open().stream()
                .map(life -> ProblemEnd.settle(noted(life, event), now, grace, EngineView.UNKNOWN))
                .reduce(Change.NONE, Change::and);
    }

    private static ProblemLife noted(ProblemLife life, KeptnEvent event) {
        return scoreOf(event)
                .map(score -> life.scored(score, event.time()))
                .orElseGet(() -> isUnmeasured(event) ? life.unmeasured(event.time()) : life);
    }
}
