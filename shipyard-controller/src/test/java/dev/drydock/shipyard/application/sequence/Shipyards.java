package dev.drydock.shipyard.application.sequence;

import dev.drydock.model.Parsed;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.ShipyardParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shipyards that the tests sail with. */
final class Shipyards {
    private static final String HEADER = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata:
              name: test
            spec:
              stages:
            """;

    private Shipyards() {}

    /** The shipyard of the self-healing tour, byte for byte. */
    static Shipyard tour() {
        try (var file = Shipyards.class.getResourceAsStream("/tour/shipyard.yaml")) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param stages the YAML list of the stages */
    static Shipyard of(String stages) {
        return parse(HEADER + stages.indent(4));
    }

    /** One stage {@code dev} with one sequence {@code delivery} of these tasks. */
    static Shipyard ofTasks(String... tasks) {
        var yaml = new StringBuilder("- name: dev\n  sequences:\n    - name: delivery\n      tasks:\n");
        for (var task : tasks) {
            yaml.append("        - name: ").append(task).append('\n');
        }
        return of(yaml.toString());
    }

    /** The YAML of a stage whose {@code delivery} follows that of stage {@code dev}, with the task {@code check}. */
    static String following(String stage) {
        return """
                - name: %s
                  sequences:
                    - name: delivery
                      triggeredOn:
                        - event: dev.delivery.finished
                      tasks:
                        - name: check
                """.formatted(stage);
    }

    private static Shipyard parse(String text) {
        Parsed<Shipyard> parsed = ShipyardParser.parse("shipyard.yaml", text);
        return parsed.value()
                .orElseThrow(
                        () -> new IllegalArgumentException(parsed.problems().toString()));
    }
}
