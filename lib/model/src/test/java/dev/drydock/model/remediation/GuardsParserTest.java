package dev.drydock.model.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardsParserTest {
    private static final String HEAD = "apiVersion: drydock.dev/v1\nkind: Guards\nspec:\n";
    private static final String ACTION = """
            version: 0.2.0
            kind: Remediation
            spec:
              remediations:
                - problemType: slow
                  actionsOnOpen:
                    - action: scaling
                      value: "1"
            """;

    @Test
    void shouldReadEachGuardWithItsPlace() {
        // Given
        var text = ACTION + """
                      guards:
                        risk: medium
                        budget: [3/1h, 7/1d]
                        whenSpent: wait
                        coolDown: 10m
                        shadow: true
                        ineffective: {runs: 3, within: 24h}
                        waitForDelivery: no
                        hold: {atMost: 30m}
            """.indent(0);

        // When
        var guards = action(text).guards();

        // Then
        assertThat(guards)
                .isEqualTo(new Guards(
                        Optional.of(at("10:19", Risk.MEDIUM)),
                        List.of(
                                at("11:22", new Budget(3, Duration.ofHours(1), "3/1h")),
                                at("11:28", new Budget(7, Duration.ofDays(1), "7/1d"))),
                        Optional.of(at("12:24", WhenSpent.WAIT)),
                        Optional.of(at("13:23", Duration.ofMinutes(10))),
                        List.of(),
                        Optional.of(at("14:21", true)),
                        Optional.of(at("15:26", new Ineffective(3, Duration.ofHours(24)))),
                        Optional.of(at("16:30", false)),
                        Optional.of(at("17:19", new HoldLimit(Duration.ofMinutes(30), HoldLimit.Then.ESCALATE))),
                        Optional.empty()));
    }

    @Test
    void shouldReadAnUndoWhichIsForBothTimesWhenItDoesNotSay() {
        // Given
        var text = ACTION + """
                      undo: {action: scaling, value: "-1"}
            """.indent(0);

        // When
        var undo = action(text).undo();

        // Then
        assertThat(undo)
                .contains(new Undo(
                        new Action("", "scaling", "", "-1", Guards.NONE, Optional.empty(), "f.yaml:9:17"),
                        Set.of(Undo.When.WORSE, Undo.When.CLOSED)));
    }

    @ParameterizedTest
    @CsvSource({"22:00-06:00", "\"22:00-06:00\"", "'22:00 - 06:00'"})
    void shouldReadTimesOfTheDayWhetherQuotedOrNot(String between) {
        // When
        var freeze =
                freeze("{name: nights, days: [Sat, Monday], between: %s, timeZone: Europe/Berlin}".formatted(between));

        // Then
        assertThat(freeze)
                .isEqualTo(new Freeze.Weekly(
                        "nights",
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.MONDAY),
                        Optional.of(LocalTime.of(22, 0)),
                        Optional.of(LocalTime.of(6, 0)),
                        ZoneId.of("Europe/Berlin")));
    }

    @Test
    void shouldReadTimesWithTheirOffset() {
        // When
        var freeze = freeze("{from: 2026-12-24T00:00:00+01:00, to: \"2026-12-27T00:00Z\"}");

        // Then
        assertThat(freeze)
                .isEqualTo(new Freeze.Once(
                        "", Instant.parse("2026-12-23T23:00:00Z"), Instant.parse("2026-12-27T00:00:00Z")));
    }

    @Test
    void shouldReadTheGuardsOfTheProjectItsStagesAndActions() {
        // Given
        var text = HEAD + """
                  guards: {stormBrake: {services: 5, percent: 20}}
                  stages:
                    - name: production
                      guards: {stormBrake: {percent: 12.5}}
                  actions:
                    - {action: scaling, guards: {budget: 20/1h}}
                """.indent(0);

        // When
        var file = GuardsParser.parse("f.yaml", text).value().orElseThrow();

        // Then
        assertThat(file.project().stormBrake()).contains(at("4:24", new StormBrake(Optional.of(5), Optional.of(20.0))));
        assertThat(file.stages()).containsOnlyKeys("production");
        assertThat(file.stages().get("production").stormBrake())
                .contains(at("7:28", new StormBrake(Optional.empty(), Optional.of(12.5))));
        assertThat(file.actions().get("scaling").budget())
                .containsExactly(at("9:42", new Budget(20, Duration.ofHours(1), "20/1h")));
    }

    private static Freeze freeze(String yaml) {
        var text = HEAD + "  guards: {freezes: [" + yaml + "]}\n";
        var parsed = GuardsParser.parse("f.yaml", text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value().orElseThrow().project().freezes().get(0).value();
    }

    private static Action action(String text) {
        var parsed = RemediationParser.parse("f.yaml", text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value()
                .orElseThrow()
                .remedies()
                .get(0)
                .actionsOnOpen()
                .orElseThrow()
                .get(0);
    }

    private static <T> Stated<T> at(String place, T value) {
        return new Stated<>(value, "f.yaml:" + place);
    }
}
