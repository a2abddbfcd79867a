package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackTestTest extends PlayedCommands {
    private static final String TOUR = "../examples/self-healing-tour";
    private static final String PROBLEMS = """
            {"problems": [
              {"id": "p2", "project": "fulltour", "stage": "production", "service": "helloservice", "name": "slow",
               "state": "resolved", "openedAt": "%s", "problem": {"problemTitle": "x", "rootCause": "http_response_time_seconds_main_page_sum"},
               "attempts": [{"action": "featuretoggle", "result": "fail", "score": 40}, {"action": "scale", "result": "pass", "score": 95}]},
              {"id": "p1", "project": "fulltour", "stage": "production", "service": "helloservice",
               "state": "resolved", "openedAt": "2026-11-20T10:00:00Z", "name": "http_response_time_seconds_main_page_sum", "problem": {},
               "attempts": [{"action": "scale", "result": "pass"}]},
              {"id": "p0", "project": "fulltour", "stage": "production", "service": "other", "name": "slow",
               "state": "escalated", "openedAt": "2026-11-19T10:00:00Z", "problem": {}, "attempts": []}
            ]}""".formatted("2026-11-21T10:00:00Z");

    private Path problems = Path.of("");

    @BeforeEach
    void write() throws IOException {
        problems = Files.writeString(home.resolve("problems.json"), PROBLEMS);
    }

    @Test
    void shouldTellWhichProblemsOfTheProjectWouldGoOtherwise() {
        // Given
        server.on("GET /api/remediation/v1/problem", PROBLEMS);

        // When
        var ran = run("back-test", TOUR, "--project=fulltour", "--since=366d");

        // Then
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "OPENED  PROBLEM  STAGE  SERVICE  OTHERWISE  GUARDS  ID",
                        "2026-11-20T10:00:00Z  http_response_time_seconds_main_page_sum  production  helloservice"
                                + "  actions: featuretoggle, scale instead of scale  -  p1",
                        "1 of 2 problems would go otherwise; 1 have no remediation.yaml here.");
        assertThat(server.asked().get(0).query()).contains("project=fulltour");
    }

    @Test
    void shouldSucceedWhenNothingWouldGoOtherwise() throws IOException {
        // Given
        Files.writeString(
                problems,
                PROBLEMS.replace(
                        "{\"action\": \"scale\", \"result\": \"pass\"}]",
                        "{\"action\": \"featuretoggle\", \"result\": \"pass\"}]"));

        // When
        var ran = backTest("--output=json");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("\"different\" : 0", "\"id\" : \"p1\"", "\"now\"", "\"happenings\"");
    }

    @Test
    void shouldTellWhichGuardsWouldHoldOrSkip() throws IOException {
        // Given
        var folder = home.resolve("guarded");
        copy(Path.of(TOUR), folder);
        Files.writeString(folder.resolve("main/guards.yaml"), """
                apiVersion: drydock.dev/v1
                kind: Guards
                spec: {guards: {risk: medium, budget: 2/7d}}
                """);

        // When
        var ran = run("back-test", folder.toString(), "--problems=" + problems);

        // Then
        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.out()).contains("held: featuretoggle by risk", "skipped: featuretoggle by budget");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'Expected either --project or --problems, but got neither'",
        "'--project=p --problems=x', 'Expected either --project or --problems, but got both'",
        "'--project=p --since=long', 'Expected a duration, but got ''long'''",
        "'--problems=/nonexistent', 'Expected to read /nonexistent, but there is no such file'"
    })
    void shouldSayWhatIsWrongWithTheCommandLine(String options, String message) {
        // When
        var words = Stream.concat(
                Stream.of("back-test", TOUR), Stream.of(options.split(" ")).filter(word -> !word.isEmpty()));
        var ran = run(words.toArray(String[]::new));

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
    }

    private Ran backTest(String option) {
        return run("back-test", TOUR, "--problems=" + problems, option);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
