package dev.drydock.local.demo;

import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what an evaluation found. */
final class Judgements {
    private Judgements() {}

    static Attempt.Judgement of(Payload data) {
        var evaluation = data.object("evaluation").orElse(Payload.EMPTY);
        var score = evaluation.at("score").filter(Number.class::isInstance).map(Number.class::cast);
        return new Attempt.Judgement(
                data.result().orElse(Result.FAIL),
                score.map(number -> Math.round(number.doubleValue())).orElse(0L),
                keyObjective(evaluation).map(Judgements::words).orElse("nothing measured"));
    }

    private static Optional<Payload> keyObjective(Payload evaluation) {
        var results = objects(evaluation.list("indicatorResults"));
        return results.stream()
                .filter(result ->
                        result.at("keySli").filter(Boolean.TRUE::equals).isPresent())
                .findFirst()
                .or(() -> results.stream().findFirst());
    }

    private static String words(Payload objective) {
        var name = objective
                .text("displayName")
                .or(() -> objective.text("value", "metric"))
                .orElse("?");
        var value = objective
                .at("value", "value")
                .filter(Number.class::isInstance)
                .map(number -> String.valueOf(Math.round(((Number) number).doubleValue())))
                .orElse("no data");
        var wanted = objects(objective.list("passTargets")).stream()
                .flatMap(target -> target.text("criteria").stream())
                .distinct()
                .collect(Collectors.joining(" and "));
        return wanted.isEmpty() ? name + " " + value : "%s %s, wanted %s".formatted(name, value, wanted);
    }

    private static List<Payload> objects(Optional<List<?>> list) {
        return list.orElse(List.of()).stream()
                .filter(Map.class::isInstance)
                .map(value -> payload((Map<?, ?>) value))
                .toList();
    }

    private static Payload payload(Map<?, ?> map) {
        var values = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new Payload(values);
    }
}
