package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import dev.drydock.cli.CommandRunner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateTest {
    private static final String SLO = """
            objectives:
            - sli: rt
              pass: [ { criteria: [ "<=+10%", "<600" ] } ]
              warning: [ { criteria: [ "<=800" ] } ]
            - sli: errors
              pass: [ { criteria: [ "=0" ] } ]
            total_score: { pass: 90, warning: 50 }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"500, 0, 0", "700, 0, 0", "900, 1, 6"})
    void shouldExitAsTheResultSays(double responseTime, int errors, int exitCode) throws IOException {
        // Given
        write("values.yaml", "rt: %s\nerrors: %d\n".formatted(responseTime, errors));

        // When
        var ran = evaluate();

        // Then
        assertThat(ran.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void shouldExitAsWantedWhenThereIsAWarning() throws IOException {
        // Given
        write("values.yaml", "rt: 700\nerrors: 0\n");

        // When
        var ran = evaluate("--warning-exit-code=3");

        // Then
        assertThat(ran.exitCode()).isEqualTo(3);
    }

    @Test
    void shouldShowEachObjectiveAndWhy() throws IOException {
        // Given
        write("values.yaml", "rt: 700\nerrors: null\n");
        write("history.yaml", "- { result: fail, values: { rt: 650 } }\n");

        // When
        var ran = evaluate("--history=" + folder.resolve("history.yaml"));

        // Then
        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.out()).isEqualTo("""
                        fail: 25 of 100
                        SLI      STATUS    VALUE   EARLIER   TARGET               WEIGHT   WON   LOST   KEY
                        rt       warning   700     650       <=+10% (715), <600   1        0.5   0.5    -
                        errors   fail      -       -         =0                   1        0     1      -
                        rt is 700 (earlier 650), misses <=+10% (715) and <600 but still meets <=800 (0.5 of 1 points).
                        errors has no value: no value in the file (0 of 1 points).
                        """);
    }

    @Test
    void shouldHandTheWholeToPrograms() throws IOException {
        // Given
        write("values.yaml", "rt: 500\nerrors: 0\n");

        // When
        var ran = evaluate("--output=json");

        // Then
        assertThat(ran.out())
                .contains(
                        "\"result\" : \"pass\"",
                        "\"score\" : 100.0",
                        "\"pointsWon\" : 1.0",
                        "\"explanation\" : \"rt is 500");
    }

    @Test
    void shouldNameThePlaceWhenAFileIsWrong() throws IOException {
        // Given
        write("values.yaml", "rt: fast\n");

        // When
        var ran = evaluate();

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("values.yaml:1:5: expected a number").contains("mend the file");
    }

    private Ran evaluate(String... more) throws IOException {
        write("slo.yaml", SLO);
        var arguments = new ArrayList<>(List.of(
                "evaluate", "--slo=" + folder.resolve("slo.yaml"), "--values=" + folder.resolve("values.yaml")));
        arguments.addAll(List.of(more));
        return new CommandRunner(folder).run(arguments.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
