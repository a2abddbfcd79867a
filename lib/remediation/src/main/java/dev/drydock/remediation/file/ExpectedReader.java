package dev.drydock.remediation.file;

import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.simulation.Expected;
import dev.drydock.remediation.domain.simulation.Expected.Stopped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what a test expects. */
final class ExpectedReader {
    private static final List<String> GUARDS =
            List.of("kill-switch", "ineffective", "freeze", "delivery", "budget", "cool-down", "storm-brake", "risk");
    private static final List<String> ENDS =
            Arrays.stream(ProblemState.values()).map(ProblemState::word).toList();

    private ExpectedReader() {}

    static Expected read(YamlValue value) {
        if (value.isAbsent()) {
            value.warning("nothing is expected of this problem, so that the test always passes");
            return Expected.ANYTHING;
        }
        var expect = value.object("expectation", "actions", "shadowed", "undone", "held", "skipped", "end", "words");
        return new Expected(
                texts(expect, "actions"),
                texts(expect, "shadowed"),
                texts(expect, "undone"),
                stopped(expect, "held"),
                stopped(expect, "skipped"),
                expect.get("end").text().map(word -> known(expect.get("end"), word, ENDS)),
                expect.get("words").itemsOrOne().stream()
                        .flatMap(item -> item.text().stream())
                        .toList());
    }

    private static Optional<List<String>> texts(YamlObject expect, String key) {
        return expect.has(key) ? Optional.of(expect.required(key).texts()) : Optional.empty();
    }

    private static Optional<List<Stopped>> stopped(YamlObject expect, String key) {
        return expect.has(key)
                ? Optional.of(expect.required(key).objects("stopped action", "action", "by").stream()
                        .map(ExpectedReader::stopped)
                        .toList())
                : Optional.empty();
    }

    private static Stopped stopped(YamlObject item) {
        return new Stopped(item.requiredText("action"), known(item.get("by"), item.requiredText("by"), GUARDS));
    }

    private static String known(YamlValue place, String word, List<String> words) {
        if (!words.contains(word) && !word.isEmpty()) {
            place.error(
                    "expected one of %s, but found '%s'%s", String.join(", ", words), word, NearMiss.hint(word, words));
        }
        return word;
    }
}
