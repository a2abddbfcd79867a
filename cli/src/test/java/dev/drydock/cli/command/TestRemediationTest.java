package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRemediationTest {
    private static final Path TOUR = Path.of("../examples/self-healing-tour");

    @TempDir
    private Path folder;

    @Test
    void shouldPassWithTheTestsOfTheTour() {
        // When
        var ran = new CommandRunner(folder).run("test-remediation", TOUR + "/remediation-test.yaml");

        // Then
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("pass  people take over when nothing helps", "5 of 5 cases pass.");
    }

    @Test
    void shouldShowWhatIsExpectedAndWhatIsFoundWhenATestFails() throws IOException {
        // Given
        var test = write("""
                    - name: wrong
                      problem: {title: http_response_time_seconds_main_page_sum, results: [fail, pass]}
                      expect:
                        actions: [scale]
                        held: [{action: scale, by: budget}]
                        end: escalated
                        words: never said
                    - name: right
                      problem: {title: disk_full}
                      expect: {end: escalated}
                """);
        var junit = folder.resolve("out/junit.xml");

        // When
        var ran = new CommandRunner(folder).run("test-remediation", test.toString(), "--junit=" + junit);

        // Then
        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.out())
                .contains("fail  wrong (" + test + ":8:7)")
                .contains("    actions\n      expected: scale\n      found:    featuretoggle, scale\n")
                .contains("    held\n      expected: scale by budget\n      found:    none\n")
                .contains("    end\n      expected: escalated\n      found:    resolved\n")
                .contains("    words\n      expected: never said\n")
                .containsPattern("\\| .* action +- +action 1 of 2: Toggle feature flag")
                .contains("1 of 2 cases pass.");
        assertThat(junit)
                .content()
                .contains("tests=\"2\" failures=\"1\"", "<testcase", "name=\"right\"", "expected: scale by budget");
    }

    @Test
    void shouldTellProgramsTheSame() throws IOException {
        // Given
        var test = write("""
                    - name: wrong
                      problem: {title: disk_full}
                      expect: {end: resolved}
                """);

        // When
        var ran = new CommandRunner(folder).run("test-remediation", test.toString(), "--output=json");

        // Then
        assertThat(ran.out())
                .contains("\"failures\" : 1", "\"what\" : \"end\"", "\"found\" : \"escalated\"", "\"happenings\"");
    }

    @Test
    void shouldNameEveryMistakeOfATest() throws IOException {
        // Given
        var test = write("""
                    - name: wrong
                      problem: {results: [good]}
                      expect: {end: healed, held: [{action: a, by: budgets}]}
                """);

        // When
        var ran = new CommandRunner(folder).run("test-remediation", test.toString());

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        ":9:16: this problem has no name, give it 'title', 'rootCause' or both",
                        ":9:27: expected pass, warning or fail, but found 'good'",
                        "but found 'healed'",
                        "but found 'budgets', did you mean 'budget'?");
    }

    private Path write(String cases) throws IOException {
        var text = """
                apiVersion: drydock.dev/v1
                kind: RemediationTest
                spec:
                  files: %s
                  stage: production
                  service: helloservice
                  cases:
                """.formatted(TOUR.toAbsolutePath()) + cases;
        return Files.writeString(folder.resolve("test.yaml"), text);
    }
}
