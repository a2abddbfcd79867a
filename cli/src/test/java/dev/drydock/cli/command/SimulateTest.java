package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import dev.drydock.cli.CommandRunner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateTest {
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
    private static final String REMEDIATION = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            spec:
              remediations:
                - problemType: slow
                  actionsOnOpen:
                    - action: scale
                      guards: {risk: medium, hold: {then: next}}
                    - action: restart
            """;
    private static final String SLO = """
            objectives:
            - sli: rt
              pass: [ { criteria: [ "<600" ] } ]
            total_score: { pass: 90, warning: 50 }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("main/shipyard.yaml", SHIPYARD);
        write("production/cart/remediation.yaml", REMEDIATION);
        write("production/cart/slo.yaml", SLO);
    }

    @Test
    void shouldTellStepByStepWhatWouldBeDoneAndWhichLineDecides() {
        // When
        var ran = simulate("--problem=slow", "--before=50", "--scores=60,95", "--at=2026-01-05T10:00:00Z");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" {2,}", "  ").replace(folder + "/", "")))
                .containsExactly(
                        "AT  WHAT  BY  WHY  WHERE",
                        "2026-01-05T10:00:00Z  opened  -  an alert reported 'slow'  -",
                        "2026-01-05T10:00:00Z  sequence-started  -  sequence remediation started  -",
                        "2026-01-05T10:00:00Z  held  risk  scale held: risk medium: one person must approve, nobody has"
                                + "  production/cart/remediation.yaml:8:26",
                        "2026-01-05T11:00:00Z  skipped  risk  scale skipped: risk medium: one person must approve, nobody has"
                                + "  production/cart/remediation.yaml:8:26",
                        "2026-01-05T11:00:00Z  released  -  restart is let go  -",
                        "2026-01-05T11:00:00Z  action  -  action 2 of 2: restart  production/cart/remediation.yaml:9:11",
                        "2026-01-05T11:01:00Z  scored  -  score 60.0 after restart  -",
                        "2026-01-05T11:01:00Z  sequence-ended  -  the sequence ended with result warning, status succeeded  -",
                        "2026-01-05T11:01:00Z  closed  -  'slow' is resolved by restart (attempt 1), score 60.0  -",
                        "The problem ends: resolved. 'slow' is resolved by restart (attempt 1), score 60.0.");
    }

    @Test
    void shouldTellProgramsEachCheck() {
        // When
        var ran = simulate("--problem=slow", "--results=pass", "--output=json");

        // Then
        assertThat(ran.out())
                .contains(
                        "\"end\" : \"resolved\"",
                        "\"kind\" : \"skipped\"",
                        "\"guard\" : \"risk\"",
                        "\"passes\" : false");
    }

    @Test
    void shouldTakeWhatElseIsTheCaseFromAFile() throws IOException {
        // Given
        write("given.yaml", "at: 2026-01-05T10:00:00Z\napprovals: [{by: anna, after: 5m}]\n");

        // When
        var ran = simulate("--problem=slow", "--results=pass", "--given=" + folder.resolve("given.yaml"));

        // Then
        assertThat(ran.out()).containsPattern("2026-01-05T10:05:00Z +action +- +action 1 of 2: scale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--root-cause=x --results=good | Expected a result, but got 'good'",
                "--problem=x --at=today | Expected a time with its offset, but got 'today'",
                "--problem=x --gone-after=soon | Expected a duration, but got 'soon'",
                "--problem=x --scores=1,2 --results=fail | Expected as many results as scores, but got 1 and 2",
                "--scores=1 | Expected a problem, but it has no name",
                "--problem=x --stage=qa | Expected service '' in stage 'qa', but there is none"
            })
    void shouldSayWhatIsWrongWithTheCommandLine(String line) {
        // When
        var ran = simulate(line.split(" \\| ")[0].split(" "));

        // Then
        assertThat(ran.exitCode()).isIn(2, 3);
        assertThat(ran.err()).contains(line.split(" \\| ")[1]).contains("What to do: ");
    }

    @Test
    void shouldNameEveryMistakeOfTheFiles() throws IOException {
        // Given
        write("production/cart/remediation.yaml", REMEDIATION.replace("medium", "some"));

        // When
        var ran = simulate("--problem=slow");

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("remediation.yaml:8:26: expected low, medium or high, but found 'some'");
    }

    private Ran simulate(String... options) {
        var arguments = new String[options.length + 2];
        arguments[0] = "simulate";
        arguments[1] = folder.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return new CommandRunner(folder).run(arguments);
    }

    @Test
    void shouldNeedFiles() {
        // When
        var ran = new CommandRunner(folder).run("simulate", "/nonexistent", "--problem=slow");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("Expected a folder, but there is none at /nonexistent");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
