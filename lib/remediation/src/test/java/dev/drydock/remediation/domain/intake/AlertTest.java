package dev.drydock.remediation.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final PlaceNames NAMES =
            new PlaceNames("label", List.of("project", "keptn_project", "team"), List.of("stage"), List.of("service"));
    private static final AlertTool PROMETHEUS = new AlertTool(AlertTool.PROMETHEUS, NAMES);
    private static final Map<String, String> LABELS =
            Map.of("alertname", "Slow", "project", "p", "stage", "production", "service", "s");

    @Test
    void shouldTriggerTheRemediationOfTheStageWhenAnAlertFires() { // PW1, PW5
        // Given
        var labels = with(Map.of("deployment", "canary", "pod_name", "pod-1"));
        var annotations = Map.of("summary", "too \"slow\"", "descriptions", "p95 is 3 s");

        // When
        var trigger = read(alert(false, labels, annotations, "2026-01-01T09:00:00Z", "http://prom/graph", "f1"));

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
        var first = read(firing("f1", "2026-01-01T09:00:00Z")).trigger();
        var repeat = read(firing("f1", "2026-01-01T09:00:00Z")).trigger();
        var next = read(firing("f1", "2026-01-01T11:00:00Z")).trigger();
        var other = read(firing("f2", "2026-01-01T09:00:00Z")).trigger();

        // Then
        assertThat(repeat).isEqualTo(first);
        assertThat(List.of(first.context(), next.context(), other.context())).doesNotHaveDuplicates();
        assertThat(List.of(first.id(), next.id(), other.id())).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellAlertsApartByTheirLabelsWhenThereIsNoFingerprint() {
        // When
        var one = read(firing("", "t")).trigger();
        var other = read(alert(false, with(Map.of("pod", "2")), Map.of(), "t", "", ""))
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
        var intake = alert(false, labels, Map.of(), "t", "", "f").read(PROMETHEUS, NOW);

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
        var intake = alert(false, with(Map.of("stage", stage)), Map.of(), "t", "", "f")
                .read(PROMETHEUS, NOW);

        // Then
        assertThat(intake)
                .isInstanceOfSatisfying(
                        Intake.Refused.class,
                        refused -> assertThat(refused.reason()).contains("'stage'", stage));
    }

    @Test
    void shouldFallBackToTheRulesNameWhenThereIsNoSummary() {
        // When
        var trigger = read(firing("f", "t")).trigger();

        // Then
        assertThat(Problem.of(trigger.data()).orElseThrow().title()).contains("Slow");
    }

    @Test
    void shouldSayResolvedWhenTheAlertIs() {
        // When
        var trigger = read(alert(true, LABELS, Map.of(), "t", "", "f")).trigger();

        // Then
        assertThat(Problem.of(trigger.data()).orElseThrow().isResolved()).isTrue();
        assertThat(trigger.context()).isEqualTo(read(firing("f", "t")).trigger().context());
    }

    @Test
    void shouldTakeTheFirstLabelThatHasAValueWhenAPlaceHasSeveralNames() {
        // Given
        var labels = new HashMap<>(LABELS);
        labels.remove("project");
        labels.put("keptn_project", " ");
        labels.put("team", "shop");

        // When
        var trigger = read(alert(false, labels, Map.of(), "t", "", "f")).trigger();

        // Then
        assertThat(trigger.data().scope()).contains(new Scope("shop", "production", "s"));
    }

    @Test
    void shouldNameEveryLabelThatWasLookedForWhenNoneHasAValue() {
        // When
        var intake = alert(false, Map.of("stage", "production"), Map.of(), "t", "", "f")
                .read(PROMETHEUS, NOW);

        // Then
        assertThat(intake)
                .isEqualTo(
                        new Intake.Refused(
                                "missing label 'project' or 'keptn_project' or 'team', 'service': add them so that Drydock knows whose problem it is"));
    }

    @Test
    void shouldShowNoControlCharacterAndNoNovelWhenAPlaceIsNoName() {
        // When
        var intake = alert(false, with(Map.of("stage", "a\nb" + "x".repeat(100_000))), Map.of(), "t", "", "f")
                .read(PROMETHEUS, NOW);

        // Then
        assertThat(((Intake.Refused) intake).reason()).hasSizeLessThan(200).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T09:00:00Z, 2026-01-01T09:00:00Z",
        "2026-01-01T10:00:00.5+02:00, 2026-01-01T08:00:00.500Z",
        "2099-01-01T09:00:00Z, 2026-01-01T10:00:00Z",
        "0001-01-01T00:00:00Z,",
        "yesterday,",
        "'',"
    })
    void shouldKnowWhenTheFiringBeganAndTrustNoClockThatIsAhead(String startsAt, Instant begun) {
        // When
        var firing = read(firing("f", startsAt)).firing();

        // Then
        assertThat(firing.startsAtBy(NOW)).isEqualTo(Optional.ofNullable(begun));
    }

    @Test
    void shouldKeepNoNovelAsFingerprint() {
        // When
        var one = read(firing("f".repeat(100_000), "t")).identity().orElseThrow();
        var other = read(firing("f".repeat(100_001), "t")).identity().orElseThrow();

        // Then
        assertThat(one.key()).hasSizeLessThan(100);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void shouldGiveGrafanasLinksAndValuesAndAnotherFlowThanPrometheus() {
        // Given
        var alert = new Alert(
                false,
                LABELS,
                Map.of("summary", "slow"),
                "2026-01-01T09:00:00Z",
                "",
                "http://grafana/rule",
                "f1",
                Map.of("Dashboard URL", "http://grafana/d/1", "Panel URL", ""),
                Map.of("B", 44.2));

        // When
        var told = (Intake.Readable) alert.read(new AlertTool(AlertTool.GRAFANA, NAMES), NOW);

        // Then
        assertThat(told.trigger().source()).isEqualTo("grafana");
        assertThat(told.identity()).contains(new Identity("grafana", "f1"));
        assertThat(told.trigger().data().at("labels"))
                .contains(Map.of("Problem URL", "http://grafana/rule", "Dashboard URL", "http://grafana/d/1"));
        assertThat(told.trigger().data().at("problem", "values")).contains(Map.of("B", 44.2));
        assertThat(told.context())
                .isNotEqualTo(read(firing("f1", "2026-01-01T09:00:00Z")).context());
    }

    private static Alert firing(String fingerprint, String startsAt) {
        return alert(false, LABELS, Map.of(), startsAt, "", fingerprint);
    }

    private static Alert alert(
            boolean resolved,
            Map<String, String> labels,
            Map<String, String> annotations,
            String startsAt,
            String url,
            String fingerprint) {
        return new Alert(resolved, labels, annotations, startsAt, "", url, fingerprint, Map.of(), Map.of());
    }

    private static Intake.Readable read(Alert alert) {
        return (Intake.Readable) alert.read(PROMETHEUS, NOW);
    }

    private static Map<String, String> with(Map<String, String> more) {
        var labels = new HashMap<>(LABELS);
        labels.putAll(more);
        return labels;
    }
}
