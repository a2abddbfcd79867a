package dev.drydock.model.shipyard;

import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Warns about triggers that can never fire; they are known only once the whole shipyard is read (reference 3.4). */
final class TriggerLint {
    private static final Set<String> RESULTS = Set.of("pass", "warning", "fail");
    private static final String PREFIX = "sh.keptn.event.";
    private static final String FINISHED = ".finished";

    private record Written(YamlObject entry, YamlValue match, Trigger trigger) {}

    private final List<Written> triggers = new ArrayList<>();

    void add(YamlObject entry, YamlValue match, Trigger trigger) {
        triggers.add(new Written(entry, match, trigger));
    }

    void check(Shipyard shipyard) {
        for (var written : triggers) {
            var event = written.trigger().event();
            var sequence = findSequence(shipyard, event);
            if (sequence.isEmpty() && !event.isBlank()) {
                written.entry().get("event").warning("%s", whyNeverFires(shipyard, event));
            }
            checkMatch(written.match(), sequence);
        }
    }

    private static Optional<Sequence> findSequence(Shipyard shipyard, String event) {
        return shipyard.stages().stream()
                .flatMap(stage -> withImplicit(stage).stream()
                        .filter(sequence -> event.equals(stage.name() + "." + sequence.name() + FINISHED)))
                .findFirst();
    }

    private static List<Sequence> withImplicit(Stage stage) {
        var sequences = new ArrayList<>(stage.sequences());
        if (stage.sequence("evaluation").isEmpty()) {
            var evaluation = new Task("evaluation", Optional.empty(), Map.of());
            sequences.add(new Sequence("evaluation", List.of(), List.of(evaluation)));
        }
        return sequences;
    }

    private static String whyNeverFires(Shipyard shipyard, String event) {
        if (event.startsWith(PREFIX)) {
            return "this trigger never fires: write the event without the prefix '" + PREFIX + "'";
        }
        var known = shipyard.stages().stream()
                .flatMap(stage -> withImplicit(stage).stream().map(s -> stage.name() + "." + s.name() + FINISHED))
                .toList();
        return "this trigger never fires: no sequence ends with '%s'%s"
                .formatted(
                        event,
                        NearMiss.of(event, known)
                                .map(meant -> ", did you mean '" + meant + "'?")
                                .orElse(", expected <stage>.<sequence>.finished"));
    }

    private static void checkMatch(YamlValue match, Optional<Sequence> sequence) {
        if (!match.isAbsent() && match.entries().isEmpty()) {
            match.warning("an empty match never fires, leave the selector out to fire on pass and warning");
        }
        match.entries().forEach((key, value) -> {
            sequence.ifPresent(ended -> checkKey(key, value, ended));
            checkResult(value);
        });
    }

    private static void checkKey(String key, YamlValue place, Sequence sequence) {
        var known = new ArrayList<>(List.of("result"));
        sequence.tasks().forEach(task -> known.add(task.name() + ".result"));
        if (!known.contains(key)) {
            place.warning(
                    "'%s' never matches, known are %s%s",
                    key, known.stream().distinct().toList(), NearMiss.hint(key, known));
        }
    }

    private static void checkResult(YamlValue value) {
        value.text()
                .filter(text -> !RESULTS.contains(text))
                .ifPresent(text -> value.warning(
                        "the result '%s' never occurs, expected pass, warning or fail%s", text, meant(text)));
    }

    private static String meant(String text) {
        return text.startsWith("fail") ? ", did you mean 'fail'?" : NearMiss.hint(text, RESULTS);
    }
}
