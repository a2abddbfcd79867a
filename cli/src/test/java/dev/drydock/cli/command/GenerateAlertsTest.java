package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import dev.drydock.cli.CommandRunner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateAlertsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("slo.yaml"), """
                objectives:
                - sli: rt
                  pass: [ { criteria: [ "<600" ] } ]
                - sli: shown
                total_score: { pass: 90 }
                """);
        Files.writeString(folder.resolve("remediation.yaml"), """
                apiVersion: spec.keptn.sh/0.1.4
                kind: Remediation
                metadata: { name: carts }
                spec: { remediations: [ { problemType: rt, actionsOnOpen: [ { action: scale } ] } ] }
                """);
        Files.writeString(folder.resolve("stage.yaml"), "indicators: { rt: up }\n");
        Files.writeString(folder.resolve("service.yaml"), "indicators: { rt: \"max(rt{s='$STAGE'})\" }\n");
    }

    @Test
    void shouldPrintRulesForPrometheus() {
        // When
        var ran = generate("--for=90");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("- alert: rt", "expr: (max(rt{s='qa'})) >= 600", "for: 90s", "stage: qa", "summary: rt");
        assertThat(ran.err()).contains("shown has no alert: it only informs.");
    }

    @Test
    void shouldPrintOtherFormats() {
        assertThat(generate("--format=operator").out()).contains("kind: PrometheusRule");
        assertThat(generate("--format=scrape", "--target={service}:8080").out())
                .contains("job_name: carts-sockshop-qa-canary", "- carts:8080");
    }

    @Test
    void shouldNameThePlaceWhenAFileIsWrong() throws IOException {
        // Given
        Files.writeString(folder.resolve("slo.yaml"), "objectvs: []\n");

        // When
        var ran = generate();

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("slo.yaml:1:1: unknown key 'objectvs'");
    }

    private Ran generate(String... more) {
        var words = Stream.of("generate", "alerts", "-p=sockshop", "-s=qa", "--service=carts");
        var files = Stream.of(
                "--slo=" + folder.resolve("slo.yaml"),
                "--remediation=" + folder.resolve("remediation.yaml"),
                "--sli=" + folder.resolve("stage.yaml"),
                "--sli=" + folder.resolve("service.yaml"));
        return new CommandRunner(folder)
                .run(Stream.of(words, files, Stream.of(more))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }
}
