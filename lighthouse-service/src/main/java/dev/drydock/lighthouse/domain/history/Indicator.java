package dev.drydock.lighthouse.domain.history;

import dev.drydock.evaluation.ObjectiveView;
import dev.drydock.evaluation.ObjectiveView.TargetView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the heat map: one indicator over several evaluations.
 *
 * @param baseline what the newest evaluation compared it with
 * @param trend how much its value changes from one evaluation to the next, as a straight line through those that are not
 *     invalidated; absent for fewer than two values
 * @param cells one for each evaluation, newest first; null where it had no such objective
 */
public record Indicator(
        String sli,
        String displayName,
        @Nullable Double baseline,
        @Nullable Double trend,
        List<@Nullable Cell> cells) {
    public Indicator {
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    /** How it fared in one evaluation, and what was wanted of it; the value is absent when nothing was measured. */
    public record Cell(
            @Nullable Double value,
            @Nullable Double comparedValue,
            String status,
            List<TargetView> passTargets,
            List<TargetView> warningTargets,
            boolean keySli,
            int weight,
            double pointsWon,
            double pointsLost,
            String explanation) {}

    /**
     * An evaluation, as far as the heat map needs it.
     *
     * @param counts whether it is not invalidated
     */
    public record Column(boolean counts, List<ObjectiveView> objectives) {}

    /** The rows, in the order in which the newest evaluations name the indicators. */
    public static List<Indicator> of(List<Column> newestFirst) {
        Map<String, String> names = new LinkedHashMap<>();
        newestFirst.forEach(column ->
                column.objectives().forEach(objective -> names.putIfAbsent(objective.sli(), objective.displayName())));
        return names.entrySet().stream()
                .map(name -> of(name.getKey(), name.getValue(), newestFirst))
                .toList();
    }

    private static Indicator of(String sli, String displayName, List<Column> newestFirst) {
        var cells = new ArrayList<@Nullable Cell>();
        var places = new ArrayList<Integer>();
        var values = new ArrayList<Double>();
        for (var column : newestFirst) {
            var cell = cell(sli, column);
            if (column.counts() && cell != null && cell.value() != null) {
                places.add(-cells.size());
                values.add(cell.value());
            }
            cells.add(cell);
        }
        var newest = cells.get(0);
        return new Indicator(
                sli, displayName, newest == null ? null : newest.comparedValue(), slope(places, values), cells);
    }

    private static @Nullable Cell cell(String sli, Column column) {
        return column.objectives().stream()
                .filter(objective -> objective.sli().equals(sli))
                .findFirst()
                .map(objective -> new Cell(
                        objective.value(),
                        objective.comparedValue(),
                        objective.status(),
                        objective.passTargets(),
                        objective.warningTargets(),
                        objective.keySli(),
                        objective.weight(),
                        objective.pointsWon(),
                        objective.pointsLost(),
                        objective.explanation()))
                .orElse(null);
    }

    /** Least squares. */
    private static @Nullable Double slope(List<Integer> places, List<Double> values) {
        if (values.size() < 2) {
            return null;
        }
        var meanPlace = places.stream().mapToInt(Integer::intValue).average().orElseThrow();
        var meanValue =
                values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (var at = 0; at < values.size(); at++) {
            var distance = places.get(at) - meanPlace;
            together += distance * (values.get(at) - meanValue);
            alone += distance * distance;
        }
        return together / alone;
    }
}
