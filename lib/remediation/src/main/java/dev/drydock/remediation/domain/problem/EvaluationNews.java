package dev.drydock.remediation.domain.problem;

import dev.drydock.events.KeptnEvent;
import java.time.Instant;
import java.util.Optional;

/** What an evaluation says about the action before it. */
public record EvaluationNews(GraceTimes grace) {
    /** The score of an evaluation.finished, 0 to 100. */
    public static Optional<Double> scoreOf(KeptnEvent event) {
        return event.data()
                .at("evaluation", "score")
                .filter(Number.class::isInstance)
                .map(score -> ((Number) score).doubleValue());
    }

    /** Notes the score with the attempt it belongs to. */
    public Change on(KnownProblems known, KeptnEvent event, Instant now) {
        var score = scoreOf(event);
        return score.isEmpty()
                ? Change.NONE
                : known.open().stream()
                        .map(life -> ProblemEnd.settle(
                                life.scored(score.get(), event.time()), now, grace, EngineView.UNKNOWN))
                        .reduce(Change.NONE, Change::and);
    }
}
