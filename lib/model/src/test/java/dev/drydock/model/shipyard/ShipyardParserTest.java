package dev.drydock.model.shipyard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Tour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShipyardParserTest {
    @Test
    void shouldReadStagesSequencesAndTasksWhenShipyardIsTheTours() {
        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", Tour.read("shipyard.yaml"));

        // Then
        var shipyard = parsed.value().orElseThrow();
        assertThat(parsed.warnings()).isEmpty();
        assertThat(shipyard.name()).isEqualTo("shipyard-delivery");
        assertThat(shipyard.stages()).extracting(Stage::name).containsExactly("qa", "production");
        var remediation = shipyard.stage("production").flatMap(stage -> stage.sequence("remediation"));
        assertThat(remediation)
                .contains(new Sequence(
                        "remediation",
                        List.of(new Trigger(
                                "production.remediation.finished", Optional.of(Map.of("evaluation.result", "fail")))),
                        List.of(
                                task("get-action", Map.of()),
                                task("action", Map.of()),
                                task("je-test", Map.of()),
                                task("evaluation", Map.of("timeframe", "2m")))));
    }

    @ParameterizedTest
    @CsvSource({"5:13, 101, 1, 1", "7:17, 1, 101, 1", "9:21, 1, 1, 101"})
    void shouldRefuseANameThatNoEventTypeHasRoomFor(String place, int stage, int sequence, int task) {
        // Given
        var text = """
                apiVersion: spec.keptn.sh/0.2.2
                kind: Shipyard
                spec:
                  stages:
                    - name: %s
                      sequences:
                        - name: %s
                          tasks:
                            - name: %s
                """;

        // When
        var parsed =
                ShipyardParser.parse("s", text.formatted("x".repeat(stage), "y".repeat(sequence), "z".repeat(task)));

        // Then
        assertThat(parsed.problems())
                .singleElement()
                .asString()
                .startsWith("s:" + place + ": name '")
                .endsWith("so it can have 100 characters at most");
        assertThat(ShipyardParser.parse("s", text.formatted("x".repeat(100), "y".repeat(100), "z".repeat(100)))
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldSayHowToIndentWhenTasksAreNestedUnderTheTrigger() {
        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", Tour.read("shipyard-first-snippet.yaml"));

        // Then
        assertThat(parsed.problems())
                .map(FileProblem::toString)
                .containsExactly("shipyard.yaml:39:15: unknown key 'tasks' in this triggeredOn entry, it belongs to the"
                        + " sequence that begins on line 33: indent it by 10 spaces, like 'name'");
    }

    @Test
    void shouldSayWhereItBelongsWhenOnlyABlockOfTheShipyardIsGiven() {
        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", Tour.read("shipyard-first-block.yaml"));

        // Then
        assertThat(parsed.problems())
                .map(FileProblem::toString)
                .containsExactly(
                        "shipyard.yaml:1:1: this is a list of sequences, not a whole shipyard: put it below 'sequences:' of a"
                                + " stage in shipyard.yaml, indented by 8 spaces",
                        "shipyard.yaml:7:7: unknown key 'tasks' in this triggeredOn entry, it belongs to the sequence that"
                                + " begins on line 1: indent it by 2 spaces, like 'name'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {name: qa, sequences: []} | put it below 'spec:' and 'stages:'",
                "- a | expected a shipyard with the keys",
                "- {a: b} | expected a shipyard with the keys"
            })
    void shouldSayWhatIsExpectedWhenTheFileIsAList(String text, String expected) {
        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", text);

        // Then
        assertThat(parsed.problems())
                .map(FileProblem::message)
                .singleElement()
                .asString()
                .contains(expected);
    }

    @Test
    void shouldKeepEmptyAndMissingSelectorApartWhenReadingTriggers() {
        // Given
        var text = """
                apiVersion: 0.2.2
                kind: Shipyard
                spec:
                  stages:
                    - name: dev
                      sequences:
                        - name: delivery
                          triggeredOn:
                            - event: dev.delivery.finished
                            - event: dev.delivery.finished
                              selector: {match: {}}
                            - event: dev.delivery.finished
                              selector: {match: }
                          tasks: [{name: deployment, triggeredAfter: 10m}]
                """;

        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", text);

        // Then
        var sequence = parsed.value().orElseThrow().stages().get(0).sequences().get(0);
        assertThat(sequence.triggeredOn())
                .extracting(Trigger::match)
                .containsExactly(Optional.empty(), Optional.of(Map.of()), Optional.empty());
        assertThat(sequence.tasks().get(0).triggeredAfter()).contains(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.keptn.sh/0.2", "0.2.4", "spec.keptn.sh/0.10.0", "1.0.0", "v1", "1.0.0-next.1+build"})
    void shouldAcceptWhenVersionIsTwoTenthsOrLater(String version) {
        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", withVersion(version));

        // Then
        assertThat(parsed.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.keptn.sh/0.1.9", "0.1", "0", "spec.keptn.sh", "v", "keptn.sh/0.2.0", "0.2.x"})
    void shouldRefuseWhenVersionIsOlderOrNone(String version) {
        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", withVersion(version));

        // Then
        assertThat(parsed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(1))
                .satisfies(problem -> assertThat(problem.column()).isEqualTo(13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev-", "-dev", "1dev", "Dev", "de_v", "de v", "dév", "d.v"})
    void shouldRefuseWhenStageNameCannotBeUsed(String name) {
        // When
        var parsed = ShipyardParser.parse(
                "shipyard.yaml", withVersion("0.2.0").replace("- name: dev", "- name: '" + name + "'"));

        // Then
        assertThat(parsed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("stage name '" + name + "'"));
    }

    private static String withVersion(String version) {
        return "apiVersion: " + version
                + "\nkind: Shipyard\nspec:\n  stages:\n    - name: dev\n      sequences:\n"
                + "        - {name: delivery, tasks: [{name: deployment}]}\n";
    }

    private static Task task(String name, Map<String, Object> properties) {
        return new Task(name, Optional.empty(), properties);
    }
}
