package dev.drydock.bench.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rounds of several engines, summed up by their medians. */
public final class Results {
    private final Map<String, List<Map<Metric, Double>>> rounds = new LinkedHashMap<>();

    public void add(String engine, Map<Metric, Double> round) {
        rounds.computeIfAbsent(engine, ignored -> new ArrayList<>()).add(new EnumMap<>(round));
    }

    public boolean isEmpty() {
        return rounds.isEmpty();
    }

    /** NaN when the engine never had it. */
    public double median(String engine, Metric metric) {
        return Median.of(rounds.getOrDefault(engine, List.of()).stream()
                .map(round -> round.getOrDefault(metric, Double.NaN))
                .toList());
    }

    /** Medians side by side; of every engine but the first, how many times better the first one is. */
    public MarkdownTable table() {
        var engines = List.copyOf(rounds.keySet());
        var header = new ArrayList<String>(List.of(""));
        header.addAll(engines);
        engines.stream().skip(1).forEach(other -> header.add("× better than " + other));
        var table = new MarkdownTable(header);
        for (var metric : Metric.values()) {
            if (engines.stream().anyMatch(engine -> !Double.isNaN(median(engine, metric)))) {
                table.row(row(metric, engines));
            }
        }
        return table;
    }

    private List<String> row(Metric metric, List<String> engines) {
        var row = new ArrayList<>(List.of(metric.label()));
        engines.forEach(engine -> row.add(metric.format(median(engine, metric))));
        var first = median(engines.get(0), metric);
        engines.stream().skip(1).forEach(other -> {
            var ratio = metric.timesBetter(first, median(other, metric));
            row.add(Double.isNaN(ratio) ? "–" : String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%.0f", ratio));
        });
        return row;
    }
}
