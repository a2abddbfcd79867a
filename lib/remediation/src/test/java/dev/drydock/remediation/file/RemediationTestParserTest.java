package dev.drydock.remediation.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drydock.events.Scope;
import dev.drydock.model.FileProblem;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlValue;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemediationTestParserTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLE = Path.of("../../examples/self-healing-tour/remediation-test.yaml");
    private static final String VALID = """
            apiVersion: drydock.dev/v1
            kind: RemediationTest
            metadata: {name: all}
            spec:
              project: shop
              stage: production
              service: cart
              files: ..
              cases:
                - name: everything
                  at: 2026-01-05T23:00:00+01:00
                  takes: 2m
                  services: 10
                  delivery: 5m
                  runs:
                    - {action: scale, ago: 1d, effect: ineffective, underWay: true, service: desk}
                  killSwitches: [{reason: maintenance, action: scale, for: 10m}]
                  approvals: [{by: anna, after: 5m, approved: false, comment: not now}]
                  problems:
                    - {title: slow, rootCause: memory, after: 10m, before: 50, scores: [40, 95], expect: {end: resolved, words: a}}
                    - {title: slow, results: [fail], goneAfter: 1m, expect: {actions: [scale], held: [{action: scale, by: freeze}]}}
                    - {title: slow, values: [{rt: 1.5}], expect: {skipped: [], undone: [], shadowed: [], words: [a, b]}}
                - name: short
                  problem: {title: slow}
                  expect: {actions: []}
            """;

    @Test
    void shouldReadEveryKey() {
        // When
        var parsed = RemediationTestParser.parse("t.yaml", VALID);

        // Then
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.warnings()).isEmpty();
        var tests = parsed.value().orElseThrow();
        assertThat(tests.scope()).isEqualTo(new Scope("shop", "production", "cart"));
        var one = tests.cases().get(0);
        assertThat(one.place()).isEqualTo("t.yaml:10:7");
        assertThat(one.circumstances().at()).isEqualTo(Instant.parse("2026-01-05T22:00:00Z"));
        assertThat(one.circumstances().takes()).isEqualTo(Duration.ofMinutes(2));
        assertThat(one.circumstances().servicesOfStage()).isEqualTo(10);
        assertThat(one.circumstances().delivery()).contains(Instant.parse("2026-01-05T22:05:00Z"));
        assertThat(one.circumstances().runs()).singleElement().satisfies(run -> {
            assertThat(run.scope().service()).isEqualTo("desk");
            assertThat(run.at()).isEqualTo(Instant.parse("2026-01-04T22:00:00Z"));
            assertThat(run.effect()).isEqualTo(Effect.INEFFECTIVE);
            assertThat(run.underWay()).isTrue();
        });
        assertThat(one.circumstances().switches())
                .singleElement()
                .satisfies(stop -> assertThat(stop.until()).contains(Instant.parse("2026-01-05T22:10:00Z")));
        assertThat(one.circumstances().votes())
                .singleElement()
                .satisfies(vote -> assertThat(vote.approved()).isFalse());
        assertThat(one.problems()).hasSize(3);
        assertThat(one.problems().get(0).measurements().scores()).containsExactly(40.0, 95.0);
        assertThat(one.problems().get(2).measurements().values()).containsExactly(Map.of("rt", 1.5));
    }

    @Test
    void shouldHaveASchemaThatAcceptsWhatItReads() throws IOException {
        assertThat(validate(VALID)).isEmpty();
        assertThat(validate(Files.readString(EXAMPLE))).isEmpty();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}")
                        .validate(schema()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(delimiter = '|', textBlock = """
            apiVersion: drydock.dev/v1 | apiVersion: v1 | 1:13: expected 'drydock.dev/v1', but found 'v1'
            kind: RemediationTest | kind: Test | 2:7: expected 'RemediationTest', but found 'Test'
            stage: production | stag: production | 6:3: unknown key 'stag' in this spec, did you mean 'stage'?
            takes: 2m | takes: 2 | 12:14: expected a duration such as 90s, 10m, 1h30m or 7d, but found '2'
            23:00:00+01:00 | 23:00:00 | 11:11: expected a time with its offset
            services: 10 | services: some | 13:17: expected a whole number for 'services', but found 'some'
            effect: ineffective | effect: inefective | expected one of pending, effective, ineffective, failed, unknown, but found 'inefective', did you mean 'ineffective'?
            ago: 1d, | | 16:11: missing key 'ago' in this run
            by: anna | from: anna | unknown key 'from' in this approval
            before: 50 | before: 500 | expected a score from 0 to 100, but found 500
            scores: [40, 95] | scores: [40, x] | expected a number, but found 'x'
            results: [fail] | results: [failed] | expected pass, warning or fail, but found 'failed', did you mean 'fail'?
            by: freeze | by: freezes | but found 'freezes', did you mean 'freeze'?
            end: resolved | end: healed | expected one of open, remediating, resolved, resolved-by-itself, escalated, aborted, but found 'healed'
            problem: {title: slow} | problem: {} | 24:16: this problem has no name, give it 'title', 'rootCause' or both
            problem: {title: slow} | takes: 1m | 23:7: expected a 'problem', or several 'problems', for this case
            """)
    void shouldRefuseAMistakeAsTheSchemaDoes(String right, String wrong, String message) {
        // Given
        assertThat(VALID).contains(right);
        var text = VALID.replace(right, wrong == null ? "" : wrong);

        // When
        var parsed = RemediationTestParser.parse("t.yaml", text);

        // Then
        assertThat(parsed.problems()).map(FileProblem::toString).anyMatch(problem -> problem.contains(message));
        assertThat(validate(text)).isNotEmpty();
    }

    private static List<Error> validate(String text) {
        Map<String, Object> content =
                YamlFile.read("t.yaml", text, YamlValue::jsonEntries).value().orElseThrow();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema())
                .validate(JSON.<JsonNode>valueToTree(content));
    }

    private static JsonNode schema() {
        try (var schema = RemediationTestParser.class.getResourceAsStream("/schemas/remediation-test.schema.json")) {
            return JSON.readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
