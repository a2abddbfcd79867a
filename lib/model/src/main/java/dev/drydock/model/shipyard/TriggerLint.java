package dev.drydock.model.shipyard;

import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Warns about triggers that can never fire; they are known only once the whole shipyard is read. */
final class TriggerLint {
    private static final Set<String> RESULTS = Set.of("pass", "warning", "fail");
    private static final String PREFIX = "sh.keptn.event.";
    private static final int MOST_SHOWN = 10;

    private record Written(YamlObject entry, YamlValue match, Trigger trigger) {}

    private final List<Written> triggers = new ArrayList<>();

    void add(YamlObject entry, YamlValue match, Trigger trigger) {
        triggers.add(new Written(entry, match, trigger));
    }

    void check(Shipyard shipyard) {
        var ends = new SequenceEnds(shipyard);
        for (var written : triggers) {
            var event = written.trigger().event();
            var keys = ends.keysOf(event);
            if (keys.isEmpty() && !event.isBlank()) {
                written.entry().get("event").warning(() -> whyNeverFires(event, ends));
            }
            warnIfEmpty(written.match());
            written.match().entries().forEach((key, value) -> {
                keys.ifPresent(known -> checkKey(key, value, known));
                checkResult(value);
                if (keys.filter(known -> known.contains(key)).isPresent()) {
                    checkLast(key, value, ends.lastTaskOf(event));
                }
            });
        }
    }

    private static String whyNeverFires(String event, SequenceEnds ends) {
        if (event.startsWith(PREFIX)) {
            return "this trigger never fires: write the event without the prefix '" + PREFIX + "'";
        }
        var meant = NearMiss.of(event, ends.events())
                .map(near -> "did you mean '" + near + "'?")
                .orElse("expected <stage>.<sequence>.finished");
        return "this trigger never fires: no sequence ends with '%s', %s".formatted(event, meant);
    }

    private static void warnIfEmpty(YamlValue match) {
        if (!match.isAbsent() && match.entries().isEmpty()) {
            match.warning("an empty match never fires, leave the selector out to fire on pass and warning");
        }
    }

    private static void checkKey(String key, YamlValue place, Set<String> known) {
        if (!known.contains(key)) {
            place.warning(
                    () -> "'%s' never matches, known are %s%s".formatted(key, shown(known), NearMiss.hint(key, known)));
        }
    }

    private static String shown(Set<String> known) {
        return known.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
    }

    private static void checkResult(YamlValue value) {
        value.text()
                .filter(text -> !RESULTS.contains(text))
                .ifPresent(text -> value.warning(
                        "the result '%s' never occurs, expected pass, warning or fail%s", text, meant(text)));
    }

    private static void checkLast(String key, YamlValue value, String lastTask) {
        var isOther = !key.equals("result") && !key.equals(lastTask + ".result");
        value.text()
                .filter(text -> isOther && (text.equals("pass") || text.equals("warning")))
                .ifPresent(text -> value.warning(
                        "'%s: %s' never matches: only the result of the last task that ran counts, after a %s that is '%s';"
                                + " write '%s.result' or 'result'",
                        key, text, text, lastTask, lastTask));
    }

    private static String meant(String text) {
        return text.startsWith("fail") ? ", did you mean 'fail'?" : NearMiss.hint(text, RESULTS);
    }
}
