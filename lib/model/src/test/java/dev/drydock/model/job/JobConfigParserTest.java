package dev.drydock.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Tour;
import dev.drydock.model.job.EventFilter.JsonPathMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobConfigParserTest {
    private static final String TASK = """
            apiVersion: v2
            actions:
              - name: Test
                events: [{name: test}]
                tasks:
                  - {name: run, image: alpine%s}
            """;

    @Test
    void shouldReadEveryActionWhenConfigIsTheTours() {
        // When
        var parsed = JobConfigParser.parse("job/config.yaml", Tour.read("job/config.yaml"));

        // Then
        assertThat(parsed.warnings()).isEmpty();
        assertThat(parsed.value().orElseThrow().actions())
                .extracting(JobAction::name)
                .containsExactly("Deploy using helm", "Run tests using locust", "Remediation: Scaling with Helm");
    }

    @Test
    void shouldReadFilterVariablesAndArgumentsWhenConfigIsTheTours() {
        // When
        var parsed = JobConfigParser.parse("job/config.yaml", Tour.read("job/config.yaml"));

        // Then
        var scaling = parsed.value().orElseThrow().actions().get(2);
        assertThat(scaling.events())
                .containsExactly(new EventFilter(
                        "sh.keptn.event.action.triggered",
                        Optional.of(new JsonPathMatch("$.data.action.action", "scale"))));
        var task = scaling.tasks().get(0);
        assertThat(task.files()).containsExactly("/charts");
        assertThat(task.env())
                .containsExactly(new EnvVariable(
                        "REPLICA_COUNT", "$.data.action.value", Optional.of("event"), Optional.empty()));
        assertThat(task.image()).isEqualTo("alpine/helm:3.9.0");
        assertThat(task.serviceAccount()).contains("jes-deploy-using-helm");
        assertThat(task.cmd()).containsExactly("helm");
        assertThat(task.args())
                .containsExactly(
                        "upgrade",
                        "-n",
                        "$(KEPTN_PROJECT)-$(KEPTN_STAGE)",
                        "$(KEPTN_SERVICE)",
                        "/keptn/charts/$(KEPTN_SERVICE).tgz",
                        "--set",
                        "replicaCount=$(REPLICA_COUNT)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "apiVersion: v0\n", "apiVersion: v1\n", "apiVersion: 2\n", "apiVersion: ~\n"})
    void shouldRefuseWhenVersionIsNotTwo(String header) {
        // When
        var parsed = JobConfigParser.parse("job/config.yaml", header + "actions: [{events: [{name: a}]}]\n");

        // Then
        assertThat(parsed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("apiVersion"));
    }

    @Test
    void shouldSayHowToConvertWhenFileIsOfVersionOne() {
        // When
        var parsed = JobConfigParser.parse("job/config.yaml", """
                apiVersion: v1
                actions:
                  - name: Test
                    event: sh.keptn.event.test.triggered
                    jsonpath: {property: $.data.test.teststrategy, match: locust}
                    tasks: [{name: run, image: alpine}]
                """);

        // Then
        assertThat(parsed.problems())
                .map(FileProblem::toString)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .startsWith("job/config.yaml:1:13: expected 'apiVersion: v2'")
                                .contains("to convert"),
                        problem -> assertThat(problem)
                                .startsWith("job/config.yaml:4:12: 'event' is of version 1")
                                .contains("- name: sh.keptn.event.test.triggered"),
                        problem -> assertThat(problem).startsWith("job/config.yaml:5:15: 'jsonpath' is of version 1"));
    }

    @Test
    void shouldRefuseWhenQuantityIsNone() {
        // When
        var parsed =
                JobConfigParser.parse("job/config.yaml", TASK.formatted(", resources: {limits: {cpu: 1KeinEinheit}}"));

        // Then
        assertThat(parsed.problems())
                .map(FileProblem::toString)
                .containsExactly("job/config.yaml:6:62: '1KeinEinheit' is no quantity like 500m, 1 or 128Mi");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 21600, 300",
        "', ttlSecondsAfterFinished: 600, maxPollDuration: 20', 600, 20",
        "', ttlSecondsAfterFinished: 0', 60, 300"
    })
    void shouldFillInDefaultsWhenDurationsAreNotGiven(String keys, int ttl, int poll) {
        // When
        var parsed = JobConfigParser.parse("job/config.yaml", TASK.formatted(keys));

        // Then
        var task = parsed.value().orElseThrow().actions().get(0).tasks().get(0);
        assertThat(task.ttlAfterFinished()).isEqualTo(Duration.ofSeconds(ttl));
        assertThat(task.maxPollDuration()).isEqualTo(Duration.ofSeconds(poll));
        assertThat(task.resources()).isEmpty();
        assertThat(task.env()).isEqualTo(List.of());
    }

    @Test
    void shouldReadWarningsAndRefuseOthersWhenExitCodesAreGiven() {
        // When
        var valid = JobConfigParser.parse("job/config.yaml", TASK.formatted(", exitCodes: {warning: [3, 99]}"));
        var invalid = JobConfigParser.parse("job/config.yaml", TASK.formatted(", exitCodes: {warning: [0]}"));

        // Then
        assertThat(valid.value().orElseThrow().actions().get(0).tasks().get(0).warningExitCodes())
                .containsExactlyInAnyOrder(3, 99);
        assertThat(invalid.problems())
                .map(FileProblem::toString)
                .containsExactly("job/config.yaml:6:58: expected an exit code from 1 to 255, but found 0");
    }
}
