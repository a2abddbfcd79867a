package dev.drydock.lighthouse.application;

import dev.drydock.lighthouse.domain.history.Indicator;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the heat map of a service in a stage: indicators × evaluations. */
public record History(
        List<Evaluation> evaluations,
        List<Indicator> indicators,
        int pageSize,
        @Nullable String nextPageKey) {
    /**
     * A column.
     *
     * @param id the id of its {@code evaluation.triggered} event
     * @param invalidated whether somebody disowned it; no later evaluation is compared with it
     */
    public record Evaluation(
            String id,
            String keptnContext,
            @Nullable String timeStart,
            @Nullable String timeEnd,
            @Nullable Instant finishedAt,
            @Nullable String result,
            @Nullable String status,
            @Nullable Double score,
            boolean invalidated) {}

    /** @param found newest first */
    public static History of(List<EvaluationView> found, int pageSize, @Nullable String nextPageKey) {
        var columns = found.stream()
                .map(evaluation -> new Indicator.Column(!evaluation.invalidated(), evaluation.objectives()))
                .toList();
        return new History(found.stream().map(History::column).toList(), Indicator.of(columns), pageSize, nextPageKey);
    }

    private static Evaluation column(EvaluationView evaluation) {
        return new Evaluation(
                evaluation.id(),
                evaluation.keptnContext(),
                evaluation.timeStart(),
                evaluation.timeEnd(),
                evaluation.finishedAt(),
                evaluation.result(),
                evaluation.status(),
                evaluation.score(),
                evaluation.invalidated());
    }
}
