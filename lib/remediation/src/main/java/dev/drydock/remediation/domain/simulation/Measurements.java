package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Result;
import java.util.List;
import java.util.Map;

/**
 * What a user says that evaluations find, in their order; each list may be empty.
 *
 * @param results as the evaluation's verdict
 * @param scores 0 to 100, judged by the total score of the objectives where there is no result
 * @param values of indicators by name, judged by the objectives
 */
public record Measurements(List<Result> results, List<Double> scores, List<Map<String, Double>> values) {
    /** Nothing is said: every evaluation fails. */
    public static final Measurements NONE = new Measurements(List.of(), List.of(), List.of());

    public Measurements {
        results = List.copyOf(results);
        scores = List.copyOf(scores);
        values = List.copyOf(values);
    }
}
