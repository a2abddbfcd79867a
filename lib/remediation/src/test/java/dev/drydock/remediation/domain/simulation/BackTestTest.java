package dev.drydock.remediation.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.model.remediation.GuardsParser;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.model.shipyard.ShipyardParser;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.simulation.RecordedProblem.RecordedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackTestTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.3
            kind: Shipyard
            spec:
              stages:
                - name: production
                  sequences:
                    - name: remediation
                      triggeredOn:
                        - event: production.remediation.finished
                          selector: {match: {evaluation.result: fail}}
                      tasks: [{name: get-action}, {name: action}, {name: evaluation}]
            """;

    @ParameterizedTest(name = "{0} with {1}: {3}")
    @CsvSource({
        "'scale restart', '', 'scale=fail restart=pass', ''",
        "'restart', '', 'scale=fail restart=pass', 'actions: restart instead of scale, restart'",
        "'scale', '', 'scale=fail restart=pass', 'actions: scale instead of scale, restart; end: escalated instead of resolved'",
        "'flag scale restart', '', 'scale=fail restart=pass', 'actions: flag, scale, restart instead of scale, restart'",
        "'scale restart', 'risk: high', 'scale=fail restart=pass', ''",
        "'scale restart', 'freezes: [{days: [Mon]}]', 'scale=fail restart=pass', 'actions: none instead of scale, restart; end: escalated instead of resolved'"
    })
    void shouldTellWhatWouldBeDecidedOtherwise(String actions, String guards, String then, String differences) {
        // When
        var replayed = backTest(actions, guards, recorded("one", "cart", 0, then, "resolved"));

        // Then
        assertThat(String.join("; ", replayed.get(0).differences())).isEqualTo(differences);
    }

    @Test
    void shouldCountTheRunsOfAllProblems() {
        // When
        var replayed = backTest(
                "scale",
                "budget: [2/1h]",
                recorded("three", "cart", 20, "scale=pass", "resolved"),
                recorded("one", "cart", 0, "scale=pass", "resolved"),
                recorded("two", "cart", 10, "scale=pass", "resolved"),
                recorded("four", "cart", 61, "scale=pass", "resolved"));

        // Then
        assertThat(replayed)
                .extracting(one -> one.then().id(), one -> one.differences().isEmpty())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one", true),
                        org.assertj.core.groups.Tuple.tuple("two", true),
                        org.assertj.core.groups.Tuple.tuple("three", false),
                        org.assertj.core.groups.Tuple.tuple("four", true));
    }

    @Test
    void shouldBrakeWhileOtherServicesAreUnderRemediation() {
        // When
        var replayed = backTest(
                "scale",
                "",
                recorded("one", "cart", 0, "scale=pass", "resolved"),
                recorded("two", "desk", 0, "scale=pass", "resolved"),
                recorded("three", "shop", 30, "scale=pass", "resolved"));

        // Then
        assertThat(replayed)
                .map(one -> one.now().orElseThrow().done().held().size())
                .containsExactly(0, 1, 0);
    }

    @ParameterizedTest(name = "{0}: {1} actions when the problem is back")
    @CsvSource({"'ineffective: {runs: 1, within: 7d}', 0", "'shadow: true, ineffective: {runs: 1, within: 7d}', 1"})
    void shouldBlameTheLastActionWhenItsProblemIsBackUnlessItWasOnlyAsIf(String guards, int actions) {
        // When
        var replayed = backTest(
                "scale",
                guards,
                recorded("one", "cart", 0, "scale=pass", "resolved"),
                recorded("back", "cart", 10, "scale=pass", "resolved"));

        // Then
        var done = replayed.get(1).now().orElseThrow().done();
        assertThat(done.given().size() + done.shadowed().size()).isEqualTo(actions);
    }

    @Test
    void shouldNotCompareTheEndOfWhatIsOpenOrWasStopped() {
        // When
        var replayed = backTest(
                "scale",
                "",
                recorded("one", "cart", 0, "scale=fail", "remediating"),
                recorded("two", "cart", 30, "scale=fail", "aborted"));

        // Then
        assertThat(replayed).allSatisfy(one -> assertThat(one.differences()).isEmpty());
    }

    @Test
    void shouldLeaveOutWhatHasNoFiles() {
        // When
        var replayed =
                BackTest.run(scope -> Optional.empty(), List.of(recorded("one", "cart", 0, "a=fail", "escalated")));

        // Then
        assertThat(replayed)
                .singleElement()
                .satisfies(one -> assertThat(one.now()).isEmpty());
    }

    private static List<Replayed> backTest(String actions, String guards, RecordedProblem... problems) {
        var list = new StringBuilder();
        for (var action : actions.split(" ")) {
            list.append("        - action: %s\n          guards: {%s}\n".formatted(action, guards));
        }
        var remediation =
                "version: 0.2.0\nkind: Remediation\nspec:\n  remediations:\n    - problemType: slow\n      actionsOnOpen:\n"
                        + list;
        var brake = "apiVersion: drydock.dev/v1\nkind: Guards\nspec: {guards: {stormBrake: {services: 1}}}\n";
        var files = new SimulatedFiles(
                ShipyardParser.parse("shipyard.yaml", SHIPYARD).value().orElseThrow(),
                GuardsParser.parse("guards.yaml", brake).value().orElseThrow(),
                new RemediationFile.Readable(RemediationParser.parse("remediation.yaml", remediation)
                        .value()
                        .orElseThrow()));
        return BackTest.run(scope -> Optional.of(files), List.of(problems));
    }

    private static RecordedProblem recorded(String id, String service, int minutes, String attempts, String end) {
        return new RecordedProblem(
                id,
                new Scope("shop", "production", service),
                new Problem(Optional.of("slow"), Optional.empty(), Optional.empty(), Optional.empty()),
                MONDAY.plus(Duration.ofMinutes(minutes)),
                Arrays.stream(attempts.split(" "))
                        .map(attempt -> new RecordedAttempt(
                                attempt.split("=")[0],
                                Result.ofWire(attempt.split("=")[1])
                                        .map(result -> new Measured(result, Optional.empty()))))
                        .toList(),
                end);
    }
}
