package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.e2e.party.EventLog;
import dev.drydock.e2e.party.SpanReceiver.Received;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.TraceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happens shows as it happened: in one trace over all services, and in Prometheus. */
@ExtendWith(HarnessExtension.class)
class ObservabilityTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Set<String> KEYS =
            Set.of("timestamp", "level", "logger", "thread", "message", "exception", "component", "mdc");
    private static final double SLOW = 900;
    private static final double FAST = 100;
    private static final Set<String> TASKS = Set.of(
            "action", "approval", "deployment", "evaluation", "get-action", "other", "release", "rollback", "test");
    private static final Set<String> OURS = Set.of("remediation-service", "lighthouse-service", "job-executor-service");

    @TempDir
    Path folder;

    @Test
    void shouldTellWhatHappenedInOneTraceAndInPrometheus(Harness harness) {
        // Given
        try (var prometheus = ScrapingPrometheus.of(harness, folder)) {
            // When
            var flow = heal(harness, Harness.OBSERVED);
            flow.awaitEvent("problem.resolved");
            flow.awaitOver();
            var told = flow.awaitQuiet();

            // Then
            var spans = awaitTrace(flow, told);
            var observed = "{project=\"" + Harness.OBSERVED + "\"";
            prometheus.awaitValue("sum(drydock_problems_opened_total" + observed + "})", 1);
            prometheus.awaitValue("sum(drydock_problems_total" + observed + ",outcome=\"resolved\"})", 1);
            prometheus.awaitValue(
                    "sum(drydock_sequences_total" + observed + ",kind=\"remediation\"})",
                    told.count("production.remediation.finished"));
            prometheus.awaitValue("sum(drydock_sequences_total" + observed + ",outcome=\"pass\"})", 1);
            prometheus.awaitValue("sum(drydock_actions_total" + observed + "})", told.count("action.triggered"));
            for (var result : List.of("pass", "fail")) {
                prometheus.awaitValue("sum(drydock_evaluations_total" + observed + ",outcome=\"" + result + "\"})", 1);
            }
            var jobs = spans.stream()
                    .filter(span -> span.name().startsWith("job "))
                    .map(Received::id)
                    .distinct()
                    .count();
            assertThat(jobs).isPositive();
            prometheus.awaitValue("sum(drydock_jobs_total" + observed + "})", jobs);
            prometheus.awaitValue("sum(max by (state) (drydock_sequences_open))", 0);
            prometheus.awaitValue("min(drydock_postgresql_up)", 1);
            prometheus.awaitValue("min(drydock_nats_connected)", 1);
            prometheus.awaitDataOfDashboard();
            prometheus.awaitSoundRules();
            assertAsDocumented(ExportedMetrics.of(harness.services()));
        }
    }

    /** Metrics and labels are those of the page; and no label takes what users may name as they like. */
    private static void assertAsDocumented(ExportedMetrics metrics) {
        assertThat(metrics.names()).containsExactlyInAnyOrderEntriesOf(ExportedMetrics.documented());
        assertThat(metrics.values("project")).isSubsetOf("", Harness.OBSERVED);
        assertThat(metrics.values("task")).isNotEmpty().isSubsetOf(TASKS);
        assertThat(metrics.values("kind")).isSubsetOf("delivery", "evaluation", "remediation");
        assertThat(metrics.values("component"))
                .containsExactlyInAnyOrder(
                        "shipyard-controller", "remediation-service", "lighthouse-service", "job-executor");
    }

    @Test
    void shouldHaveTheWholeTraceWhenTheControllerIsKilledInTheLoop(Harness harness) {
        // Given
        var project = "observed-crash";
        harness.actions().during(project, () -> {
            harness.controller().kill();
            harness.controller().restart();
        });

        // When
        var flow = heal(harness, project);
        flow.awaitEvent("problem.resolved");
        flow.awaitOver();
        var told = flow.awaitQuiet();

        // Then
        awaitTrace(flow, told);
    }

    @Test
    void shouldLogAsJsonWhereThatIsWanted(Harness harness) throws IOException {
        // When
        var lines = Files.readAllLines(harness.lighthouse().log()).stream()
                .filter(line -> line.contains("lighthouse-service"))
                .toList();

        // Then
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            var entry = new ObjectMapper().readTree(line);
            assertThat(entry.path("component").asText()).isEqualTo("lighthouse-service");
            for (var key : List.of("timestamp", "level", "logger", "message")) {
                assertThat(entry.path(key).asText()).as(key).isNotEmpty();
            }
            assertThat(entry.fieldNames())
                    .toIterable()
                    .as("what docs/observability.md lists")
                    .isSubsetOf(KEYS);
        });
    }

    private static Flow heal(Harness harness, String project) {
        harness.project(project, UserFiles.text("tour/shipyard.yaml"))
                .push("production", UserFiles.ofStageWith("stories/three-actions.yaml"));
        harness.sli().script(project, SLOW, FAST);
        var alert = new Alert(project, "a1b2c3d4e5f60718");
        return new Flow(harness, project, alert.contextOf(harness.api().post(Alert.PATH, alert.firing())));
    }

    private static List<Received> awaitTrace(Flow flow, EventLog told) {
        var root = TraceContext.ofFlow(flow.context());
        await("the whole trace").atMost(SOON).untilAsserted(() -> assertIsWhole(root, spans(flow, root), told));
        return spans(flow, root);
    }

    private static List<Received> spans(Flow flow, TraceContext root) {
        return flow.harness().spans().of(root.traceId());
    }

    private static void assertIsWhole(TraceContext root, List<Received> spans, EventLog told) {
        var byId = spans.stream().collect(Collectors.groupingBy(Received::id));
        assertThat(byId).allSatisfy((id, same) -> assertThat(same).containsOnly(same.get(0)));
        var problem = one(byId, root.spanId());
        assertThat(problem.name()).isEqualTo("problem");
        assertThat(problem.component()).isEqualTo("remediation-service");
        assertThat(problem.parent()).isEmpty();
        for (var event : told.of("production.remediation.triggered")) {
            var sequence = one(byId, root.at(event.id()).spanId());
            assertThat(sequence.name()).isEqualTo("sequence remediation");
            assertThat(sequence.parent()).isEqualTo(problem.id());
        }
        told.events().stream().filter(ObservabilityTest::isTask).forEach(task -> assertIsTask(root, byId, task));
        told.events().stream()
                .filter(event -> OURS.contains(event.source()))
                .forEach(event ->
                        event.taskOf(EventKind.FINISHED).ifPresent(task -> assertIsAnswer(root, byId, event, task)));
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.parent().isEmpty() || byId.containsKey(span.parent()))
                        .as("the parent of %s is known", span)
                        .isTrue());
    }

    private static void assertIsTask(TraceContext root, Map<String, List<Received>> byId, KeptnEvent triggered) {
        var task = ((EventType.OfTask) triggered.type()).task();
        var span = one(byId, root.at(triggered.id()).spanId());
        assertThat(span.name()).isEqualTo("task " + task);
        assertThat(span.component()).isEqualTo("shipyard-controller");
        assertThat(one(byId, span.parent()).name()).isEqualTo("sequence remediation");
        assertThat(TraceContext.of(triggered).map(TraceContext::spanId)).contains(span.id());
    }

    private static void assertIsAnswer(
            TraceContext root, Map<String, List<Received>> byId, KeptnEvent finished, String task) {
        var triggered = finished.triggeredId().orElseThrow();
        assertThat(finished.id()).isEqualTo(Answer.finishedId(triggered, finished.source()));
        var span = one(byId, root.at(finished.id()).spanId());
        assertThat(span.name()).isEqualTo(finished.source() + " " + task);
        assertThat(span.parent()).isEqualTo(root.at(triggered).spanId());
    }

    private static Received one(Map<String, List<Received>> byId, String id) {
        assertThat(byId).containsKey(id);
        return byId.get(id).get(0);
    }

    /** What the controller asks for; the values of indicators are asked for by the lighthouse-service. */
    private static boolean isTask(KeptnEvent event) {
        return event.taskOf(EventKind.TRIGGERED).isPresent() && event.source().equals("shipyard-controller");
    }
}
