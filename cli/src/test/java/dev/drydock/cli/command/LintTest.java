package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import dev.drydock.cli.CommandRunner.Ran;
import dev.drydock.cli.PlayedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LintTest {
    private static final Path TOUR = Path.of("../lib/model/src/test/resources/tour");
    private static final Path EXAMPLE = Path.of("../examples/self-healing-tour");

    @TempDir
    Path folder;

    @Test
    void shouldBeCleanWhenTheFilesOfTheTourLieLoose() {
        // When
        var ran = lint(TOUR, "--strict");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualToIgnoringNewLines("Clean: no errors, no warnings.");
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "main/", "production/"})
    void shouldBeCleanWhenTheFilesOfTheTourLieAsItsReadersHaveThem(String layout) throws IOException {
        // Given
        var stages = layout.isEmpty() ? ".keptn-stages/production/" : "production/";
        var main = layout.equals("main/") ? "main/" : "";
        put(main + "shipyard.yaml", tour("shipyard.yaml"));
        put(stages + "helloservice/remediation.yaml", tour("remediation.yaml"));
        put(stages + "helloservice/job/config.yaml", tour("job/config.yaml"));
        put(stages + "helloservice/charts/helloservice.tgz", "");
        put(stages + "helloservice/locust/basic.py", "");
        put(stages + "helloservice/locust/locust.conf", "");

        // When
        var ran = lint(folder, "--strict");

        // Then
        assertThat(ran.out()).isEqualToIgnoringNewLines("Clean: no errors, no warnings.");
        assertThat(ran.exitCode()).isZero();
    }

    static Stream<Arguments> firstSnippets() {
        return Stream.of(
                Arguments.of(
                        "shipyard-first-snippet.yaml",
                        ":39:15: error: unknown key 'tasks' in this triggeredOn entry, it belongs to the sequence that begins"
                                + " on line 33: indent it by 10 spaces, like 'name'"),
                Arguments.of(
                        "shipyard-first-block.yaml",
                        ":7:7: error: unknown key 'tasks' in this triggeredOn entry, it belongs to the sequence that begins"
                                + " on line 1: indent it by 2 spaces, like 'name'"));
    }

    @ParameterizedTest
    @MethodSource("firstSnippets")
    void shouldSayHowToIndentWhenTheFileIsTheToursFirstSnippet(String file, String expected) throws IOException {
        // Given
        put("shipyard.yaml", tour(file));

        // When
        var ran = lint(folder.resolve("shipyard.yaml"));
        var ofFolder = lint(folder);

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains(folder.resolve("shipyard.yaml") + expected);
        assertThat(ofFolder.exitCode()).isEqualTo(1);
        assertThat(ofFolder.out()).contains(expected);
    }

    @Test
    void shouldWarnOfWhatIsOutsideWhenTheExampleIsChecked() {
        // When
        var ran = lint(EXAMPLE);

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "/production/helloservice/remediation.yaml:9:19: warning: no job handles the action 'featuretoggle'")
                .contains(
                        "/qa/helloservice/job/config.yaml:9:13: warning: this task will fail for service 'helloservice'")
                .contains("0 errors, 4 warnings, 2 notes.")
                .doesNotContain("\u001b");
        assertThat(lint(EXAMPLE, "--strict").exitCode()).isEqualTo(1);
    }

    @Test
    void shouldKnowTheStageWhenItsBranchIsCheckedOut() throws IOException {
        // Given
        put(".git/HEAD", "ref: refs/heads/production\n");
        put("shipyard.yaml", tour("shipyard.yaml"));
        put("helloservice/remediation.yaml", tour("remediation.yaml"));
        put("helloservice/job/config.yaml", tour("job/config.yaml"));

        // When
        var ran = lint(folder);

        // Then
        assertThat(ran.out())
                .contains(
                        "helloservice/job/config.yaml:9:13: warning: this task will fail for service 'helloservice': there"
                                + " is no file or folder ")
                .contains("0 errors, 4 warnings.");
        assertThat(ran.err()).contains("This is a checkout of stage 'production' alone");
    }

    @Test
    void shouldSayWhatItCannotCheckWhenOnlyTheDefaultBranchIsCheckedOut() throws IOException {
        // Given
        put(".git/HEAD", "ref: refs/heads/main\n");
        put("shipyard.yaml", tour("shipyard.yaml"));

        // When
        var ran = lint(folder, "-o", "json");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("\"clean\" : true", "\"notChecked\" : [ \"This is a checkout of branch 'main' alone");
    }

    @Test
    void shouldListFindingsInOrderWhenSeveralProjectsAreBelow() throws IOException {
        // Given
        put("b/shipyard.yaml", "kind: Shipyard\n");
        put("a/deep/shop/slo.yaml", "objectives: 1\n");
        put("a/node_modules/slo.yaml", "objectives: 1\n");

        // When
        var ran = lint(folder);

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out().lines().map(line -> line.replace(folder + "/", "")))
                .containsExactly(
                        "a/deep/shop/slo.yaml:1:13: error: expected a list for 'objectives', but found '1', begin each item"
                                + " with '- '",
                        "b/shipyard.yaml:1:1: error: missing key 'apiVersion' in this shipyard, expected"
                                + " 'apiVersion: spec.keptn.sh/0.2.3'",
                        "b/shipyard.yaml:1:1: error: missing key 'spec' in this shipyard",
                        "3 errors, 0 warnings.");
    }

    @Test
    void shouldSpeakToProgramsWhenAskedForYaml() throws IOException {
        // Given
        put("slo.yaml", "objectives:\n  - sli: a\ntotal_score: {pass: 90}\n");

        // When
        var ran = lint(folder, "-o", "yaml");

        // Then
        assertThat(ran.out())
                .contains("clean: false", "warnings: 1", "severity: warning", "line: 2", "column: 10")
                .contains("message: \"the objective 'a' cannot be measured");
    }

    @Test
    void shouldAskTheServerWhenAProjectIsNamed() {
        try (var server = new PlayedServer()) {
            // Given
            server.on("GET /api/v1/project/fulltour/lint", """
                    {"project": "fulltour", "clean": false, "errors": 0, "warnings": 1, "notes": 0, "findings": [
                      {"severity": "warning", "branch": "production", "file": "helloservice/remediation.yaml", "line": 9,
                       "column": 19, "message": "nobody handles the action 'scale'", "hint": "add a job"}]}
                    """);

            // When
            var ran = new CommandRunner(folder)
                    .with("DRYDOCK_ENDPOINT", server.url())
                    .run("lint", "--project=fulltour", "--strict");

            // Then
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.out().lines())
                    .containsExactly(
                            "production:helloservice/remediation.yaml:9:19: warning: nobody handles the action 'scale'",
                            "  hint: add a job",
                            "0 errors, 1 warning.");
        }
    }

    @Test
    void shouldSayWhatToDoWhenThereIsNothingToCheck() throws IOException {
        // Given
        put("README.md", "");

        // When
        var nothing = lint(folder);
        var nowhere = lint(folder.resolve("nowhere"));
        var unknown = lint(folder.resolve("README.md"));
        var both = lint(folder, "--project=p");

        // Then
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.err()).contains("What to do: name a folder with any of: shipyard.yaml, remediation.yaml");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("Expected a file whose name tells what it is");
        assertThat(both.exitCode()).isEqualTo(2);
    }

    @Test
    void shouldStayFastWhenAFileIsHuge() throws IOException {
        // Given
        put("slo.yaml", "- a\n".repeat(3_000_000));

        // When
        var ran = lint(folder);

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("slo.yaml:1:1: error: the file is larger than 1 MB");
    }

    private Ran lint(Path path, String... options) {
        var arguments = Stream.concat(Stream.of("lint", path.toString()), Stream.of(options));
        return new CommandRunner(folder).run(arguments.toArray(String[]::new));
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    private static String tour(String file) throws IOException {
        return Files.readString(TOUR.resolve(file));
    }
}
