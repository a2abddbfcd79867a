package dev.drydock.remediation.file;

import dev.drydock.events.Result;
import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import dev.drydock.remediation.domain.simulation.Measurements;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what evaluations find: results, scores, or values of indicators. */
final class MeasurementsReader {
    private static final List<String> RESULTS =
            Arrays.stream(Result.values()).map(Result::wire).toList();

    private MeasurementsReader() {}

    static Measurements read(YamlObject problem) {
        var values = problem.get("values");
        if (!values.isAbsent() && (problem.has("scores") || problem.has("results"))) {
            values.error("values are judged by slo.yaml, take 'scores' and 'results' out, or the values");
        }
        var measurements = new Measurements(
                problem.get("results").items().stream()
                        .flatMap(item -> result(item).stream())
                        .toList(),
                problem.get("scores").items().stream()
                        .flatMap(item -> score(item).stream())
                        .toList(),
                values.items().stream().map(MeasurementsReader::indicators).toList());
        if (problem.has("results")
                && problem.has("scores")
                && measurements.results().size() != measurements.scores().size()) {
            problem.get("scores")
                    .error(
                            "expected as many scores as results, %d",
                            measurements.results().size());
        }
        return measurements;
    }

    private static Optional<Double> score(YamlValue item) {
        if (item.isAbsent()) {
            item.error("expected a score from 0 to 100, but found an empty item");
        }
        return Values.score(item);
    }

    private static Optional<Result> result(YamlValue item) {
        var word = item.text().orElse("");
        if (!RESULTS.contains(word)) {
            item.error("expected pass, warning or fail, but found '%s'%s", word, NearMiss.hint(word, RESULTS));
        }
        return Result.ofWire(word);
    }

    private static Map<String, Double> indicators(YamlValue item) {
        var values = new LinkedHashMap<String, Double>();
        item.entries().forEach((name, value) -> Values.number(value).ifPresent(number -> values.put(name, number)));
        return values;
    }
}
