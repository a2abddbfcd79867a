package dev.drydock.evaluation.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.evaluation.sli.SliQueries;
import dev.drydock.events.Scope;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.model.slo.SloParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRulesTest {
    private static final Scope SCOPE = new Scope("sockshop", "qa", "carts");
    private static final Map<String, String> QUERIES = Map.of(
            "rt", "sum(rate(rt_sum{s='$SERVICE'}[$DURATION_SECONDS]))",
            "peak", "range(max, 30s): sum(rate(x[1m]))");
    private static final String REMEDIATION = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            metadata: { name: carts }
            spec:
              remediations:
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <600               | Q >= 600
            <=600              | Q > 600
            >0.5               | Q <= 0.5
            >=1e3              | Q < 1000
            =0                 | Q != 0
            <600 and >5        | Q >= 600 or Q <= 5
            <600 or >900       | (Q >= 600) and (Q <= 900)
            <6 and >1 or =0    | (Q >= 6 or Q <= 1) and (Q != 0)
            <=+10% and <600    | Q >= 600
            <=+10% or <600     |
            <=+10%             |
            >=-5               |
            <Inf               | Q >= +Inf
            """)
    void shouldTurnCriteriaRound(String criteria, String expression) {
        // When
        var rules = rules(objective("rt", criteria), "- { problemType: rt, actionsOnOpen: [] }");

        // Then
        var query = "(sum(rate(rt_sum{s='carts'}[300s])))";
        assertThat(rules.rules().stream().map(AlertRule::expression))
                .isEqualTo(expression == null ? List.of() : List.of(expression.replace("Q", query)));
        assertThat(rules.remarks()).hasSize(expression == null ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rt            | rt
            Response time | Response time
            default       | rt
            other         |
            """)
    void shouldNameTheAlertAsTheRemediationNamesTheProblem(String problemType, String alert) {
        // When
        var rules = rules(
                objective("rt", "<600") + "  displayName: Response time\n",
                "- { problemType: %s, actionsOnOpen: [] }".formatted(problemType));

        // Then
        assertThat(rules.rules().stream().map(AlertRule::problem).findFirst()).isEqualTo(Optional.ofNullable(alert));
    }

    @Test
    void shouldSayWhyAnObjectiveHasNoAlert() {
        // When
        var rules = rules(
                "- sli: shown\n" + objective("unknown", "<1") + objective("rt", "<=+10%") + objective("peak", "<1"),
                "- { problemType: unknown, actionsOnOpen: [] }\n  - { problemType: rt, actionsOnOpen: [] }");

        // Then
        assertThat(rules.rules()).isEmpty();
        assertThat(rules.remarks())
                .containsExactly(
                        "shown has no alert: it only informs.",
                        "unknown has no alert: there is no query for it in prometheus/sli.yaml.",
                        "rt has no alert: its criteria only compare with earlier evaluations, which Prometheus does not"
                                + " know.",
                        "peak has no alert: remediation.yaml has no problemType 'peak' and no default.");
    }

    @Test
    void shouldWatchARangeWithASubquery() {
        // When
        var rules = rules(objective("peak", "<5"), "- { problemType: default, actionsOnOpen: [] }");

        // Then
        assertThat(rules.rules().get(0).expression()).isEqualTo("(max_over_time((sum(rate(x[1m])))[300s:30s])) >= 5");
    }

    @Test
    void shouldBeAcceptedByPromtool() throws Exception {
        // Given
        var rules = rules(
                objective("rt", "<600")
                        + objective("peak", "<5 and >1 or =0")
                        + objective("error_rate", "<0.1")
                        + objective("response_time_p95", "<=200"),
                "- { problemType: default, actionsOnOpen: [] }");
        Files.writeString(folder.resolve("rules.yaml"), MonitoringFiles.rules(rules));
        var jobs = Stream.of(SCOPE, new Scope("a-b", "c", "d"), new Scope("a", "b-c", "d"))
                .map(scope -> MonitoringFiles.scrapeJobs(scope, AlertSettings.USUAL))
                .map(file -> file.replaceFirst("^scrape_configs:\n", ""))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("prometheus.yml"), "rule_files: [ rules.yaml ]\nscrape_configs:\n" + jobs);
        Files.writeString(folder.resolve("tests.yaml"), """
                rule_files: [ rules.yaml ]
                evaluation_interval: 1m
                tests:
                - interval: 1m
                  input_series:
                  - series: rt_sum{s="carts"}
                    values: 0+60x5 300+60000x30
                  alert_rule_test:
                  - { eval_time: 5m, alertname: rt }
                  - eval_time: 25m
                    alertname: rt
                    exp_alerts:
                    - exp_labels: { severity: webhook, project: sockshop, stage: qa, service: carts }
                      exp_annotations: { summary: rt, descriptions: "rt does not meet <600 any more." }
                """);

        // When
        var config = promtool("check", "config", "prometheus.yml");
        var tests = promtool("test", "rules", "tests.yaml");

        // Then
        assertThat(config).contains("SUCCESS: 4 rules found", "prometheus.yml is valid");
        assertThat(tests).contains("SUCCESS");
    }

    @Test
    void shouldMakeTheOperatorsResource() {
        // When
        var file = MonitoringFiles.prometheusRule(
                rules(objective("rt", "<600"), "- { problemType: rt, actionsOnOpen: [] }"));

        // Then
        assertThat(file).isEqualTo("""
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: drydock-sockshop-qa-carts
                  labels:
                    app.kubernetes.io/managed-by: drydock
                spec:
                  groups:
                  - name: drydock sockshop/qa/carts
                    rules:
                    - alert: rt
                      expr: (sum(rate(rt_sum{s='carts'}[300s]))) >= 600
                      for: 600s
                      labels:
                        project: sockshop
                        service: carts
                        severity: webhook
                        stage: qa
                      annotations:
                        summary: rt
                        descriptions: rt does not meet <600 any more.
                """);
    }

    private String promtool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static AlertRules rules(String objectives, String remedies) {
        var slo = SloParser.parse("slo.yaml", "objectives:\n" + objectives + "total_score: { pass: 90 }\n");
        var remediation = RemediationParser.parse("remediation.yaml", REMEDIATION + "  " + remedies + "\n");
        return AlertRules.of(
                SCOPE,
                slo.value().orElseThrow(),
                remediation.value().orElseThrow(),
                new SliQueries(QUERIES),
                AlertSettings.USUAL);
    }

    private static String objective(String sli, String criteria) {
        var groups = new StringBuilder();
        for (var group : criteria.split(" or ")) {
            groups.append("  - criteria: [ \"")
                    .append(group.replace(" and ", "\", \""))
                    .append("\" ]\n");
        }
        return "- sli: " + sli + "\n  pass:\n" + groups;
    }
}
