package dev.drydock.remediation.domain.effect;

import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds up what the actions of a project brought about. A run in shadow mode is told, but counts for nothing. */
public final class EffectReport {
    private EffectReport() {}

    /** Which action: one that is called differently is another one, as its value may be. */
    private record Key(String action, String title) {}

    /** One line for each action, the most used first. */
    public static List<ActionEffect> of(Collection<PastRun> runs, Collection<Stop> stops) {
        var byAction = runs.stream().collect(Collectors.groupingBy(run -> new Key(run.action(), run.title())));
        var unrun = stops.stream()
                .map(Stop::title)
                .distinct()
                .filter(title ->
                        byAction.keySet().stream().noneMatch(key -> key.title().equals(title)))
                .map(title -> effect(new Key("", title), List.of(), runs, stops));
        return Stream.concat(
                        byAction.entrySet().stream()
                                .map(entry -> effect(entry.getKey(), entry.getValue(), runs, stops)),
                        unrun)
                .sorted(Comparator.comparingInt(ActionEffect::runs)
                        .reversed()
                        .thenComparing(ActionEffect::title)
                        .thenComparing(ActionEffect::action))
                .toList();
    }

    private static ActionEffect effect(Key key, List<PastRun> own, Collection<PastRun> all, Collection<Stop> stops) {
        var known = own.stream().filter(PastRun::isKnown).count();
        var effective = count(own, Effect.EFFECTIVE);
        var scored = own.stream()
                .filter(run ->
                        !run.shadow() && run.before().isPresent() && run.after().isPresent())
                .toList();
        var executed = (int) own.stream().filter(run -> !run.shadow()).count();
        var held = guards(key, stops, false);
        var skipped = guards(key, stops, true);
        return new ActionEffect(
                key.action(),
                key.title(),
                executed,
                own.size() - executed,
                effective,
                count(own, Effect.INEFFECTIVE),
                count(own, Effect.FAILED),
                known == 0 ? Optional.empty() : Optional.of((double) effective / known),
                Medians.ofDurations(own.stream()
                        .filter(run -> !run.shadow())
                        .flatMap(run -> run.healedIn().stream())
                        .toList()),
                Medians.of(values(scored, PastRun::before)),
                Medians.of(values(scored, PastRun::after)),
                held,
                skipped,
                new Recommending(own, all, held, skipped).words());
    }

    private static int count(List<PastRun> runs, Effect what) {
        return (int) runs.stream().filter(run -> run.is(what)).count();
    }

    private static List<Double> values(List<PastRun> runs, Function<PastRun, Optional<Double>> which) {
        return runs.stream().map(which).flatMap(Optional::stream).toList();
    }

    private static Map<String, Integer> guards(Key key, Collection<Stop> stops, boolean skipped) {
        return stops.stream()
                .filter(stop -> stop.title().equals(key.title()) && stop.skipped() == skipped)
                .collect(Collectors.toMap(Stop::guard, stop -> 1, Integer::sum, TreeMap::new));
    }

    /** The value in the middle; of an even number, half-way between the two. */
    static final class Medians {
        private Medians() {}

        static Optional<Double> of(List<Double> values) {
            if (values.isEmpty()) {
                return Optional.empty();
            }
            var sorted = values.stream().sorted().toList();
            var middle = sorted.size() / 2;
            return Optional.of(
                    sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
        }

        static Optional<Duration> ofDurations(List<Duration> values) {
            return of(values.stream().map(value -> (double) value.toMillis()).toList())
                    .map(millis -> Duration.ofMillis(Math.round(millis)));
        }
    }
}
