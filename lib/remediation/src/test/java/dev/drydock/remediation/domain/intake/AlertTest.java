package dev.drydock.remediation.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Map<String, String> LABELS =
            Map.of("alertname", "Slow", "project", "p", "stage", "production", "service", "s");

    @Test
    void shouldTriggerTheRemediationOfTheStageWhenAnAlertFires() { // PW1, PW5
        // Given
        var labels = with(Map.of("deployment", "canary", "pod_name", "pod-1"));
        var annotations = Map.of("summary", "too \"slow\"", "descriptions", "p95 is 3 s");

        // When
        var trigger = read(new Alert(false, labels, annotations, "2026-01-01T09:00:00Z", "http://prom/graph", "f1"));

        // Then
        assertThat(trigger.trigger().type().value()).isEqualTo("sh.keptn.event.production.remediation.triggered");
        assertThat(trigger.trigger().source()).isEqualTo("prometheus");
        assertThat(trigger.trigger().data().values())
                .isEqualTo(Map.of(
                        "project",
                        "p",
                        "stage",
                        "production",
                        "service",
                        "s",
                        "labels",
                        Map.of("Problem URL", "http://prom/graph"),
                        "deployment",
                        Map.of("deploymentNames", List.of("canary")),
                        "problem",
                        Map.ofEntries(
                                Map.entry("project", "p"),
                                Map.entry("stage", "production"),
                                Map.entry("service", "s"),
                                Map.entry("State", "OPEN"),
                                Map.entry("ProblemID", ""),
                                Map.entry("ProblemTitle", "too \"slow\""),
                                Map.entry("ProblemDetails", Map.of("problemDetails", "p95 is 3 s")),
                                Map.entry("ProblemURL", "http://prom/graph"),
                                Map.entry("ImpactedEntity", "pod-1"),
                                Map.entry("labels", Map.of("deployment", "canary")))));
    }

    @Test
    void shouldGiveTheSameEventForEveryRepeatOfAFiringAndAnotherForTheNext() {
        // When
        var first = read(alert("f1", "2026-01-01T09:00:00Z")).trigger();
        var repeat = read(alert("f1", "2026-01-01T09:00:00Z")).trigger();
        var next = read(alert("f1", "2026-01-01T11:00:00Z")).trigger();
        var other = read(alert("f2", "2026-01-01T09:00:00Z")).trigger();

        // Then
        assertThat(repeat).isEqualTo(first);
        assertThat(List.of(first.context(), next.context(), other.context())).doesNotHaveDuplicates();
        assertThat(List.of(first.id(), next.id(), other.id())).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellAlertsApartByTheirLabelsWhenThereIsNoFingerprint() {
        // When
        var one = read(alert("", "t")).trigger();
        var other = read(new Alert(false, with(Map.of("pod", "2")), Map.of(), "t", "", ""))
                .trigger();

        // Then
        assertThat(one.context()).isNotEqualTo(other.context());
    }

    @ParameterizedTest
    @CsvSource({"project", "stage", "service"})
    void shouldNameTheMissingLabelWhenItRefuses(String label) {
        // Given
        var labels = new HashMap<>(LABELS);
        labels.remove(label);

        // When
        var intake = new Alert(false, labels, Map.of(), "t", "", "f").read(NOW);

        // Then
        assertThat(intake)
                .isInstanceOfSatisfying(
                        Intake.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("missing label '" + label + "'"));
    }

    @ParameterizedTest
    @CsvSource({"a.b", "a b", "'>'", "*"})
    void shouldRefuseAStageThatIsNoName(String stage) {
        // When
        var intake = new Alert(false, with(Map.of("stage", stage)), Map.of(), "t", "", "f").read(NOW);

        // Then
        assertThat(intake)
                .isInstanceOfSatisfying(
                        Intake.Refused.class,
                        refused -> assertThat(refused.reason()).contains("'stage'", stage));
    }

    @Test
    void shouldFallBackToTheRulesNameWhenThereIsNoSummary() {
        // When
        var trigger = read(alert("f", "t")).trigger();

        // Then
        assertThat(Problem.of(trigger.data()).orElseThrow().title()).contains("Slow");
    }

    @Test
    void shouldSayResolvedWhenTheAlertIs() {
        // When
        var trigger = read(new Alert(true, LABELS, Map.of(), "t", "", "f")).trigger();

        // Then
        assertThat(Problem.of(trigger.data()).orElseThrow().isResolved()).isTrue();
        assertThat(trigger.context()).isEqualTo(read(alert("f", "t")).trigger().context());
    }

    private static Alert alert(String fingerprint, String startsAt) {
        return new Alert(false, LABELS, Map.of(), startsAt, "", fingerprint);
    }

    private static Intake.Readable read(Alert alert) {
        return (Intake.Readable) alert.read(NOW);
    }

    private static Map<String, String> with(Map<String, String> more) {
        var labels = new HashMap<>(LABELS);
        labels.putAll(more);
        return labels;
    }
}
