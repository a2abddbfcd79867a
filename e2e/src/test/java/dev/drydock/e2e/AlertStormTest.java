package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.party.EventLog;
import dev.drydock.e2e.stack.Api;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.events.KeptnEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 5,000 alerts of 200 services within 10 s, at two replicas of which one is killed: nothing lost, nothing done too often. */
@ExtendWith(HarnessExtension.class)
class AlertStormTest {
    private static final String PROJECT = "storm";
    private static final int SERVICES = 200;
    private static final int ALERTS = 5000;
    private static final int OF_A_WEBHOOK = 50;
    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration END = Duration.ofMinutes(8);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(1);
    private static final int BRAKE = 40;
    private static final int BUDGET = 60;
    private static final Duration BUDGET_WINDOW = Duration.ofSeconds(20);
    /** A problem is closed, and its place free, a moment before the event that tells of it has its time. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata: {name: storm}
            spec:
              stages:
                - name: production
                  sequences:
                    - name: remediation
                      tasks:
                        - name: get-action
                        - name: action
            """;
    private static final String REMEDIATION = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            metadata: {name: storm}
            spec:
              remediations:
                - problemType: slow
                  actionsOnOpen:
                    - {name: restart, action: restart}
            """;
    private static final String GUARDS = """
            apiVersion: drydock.dev/v1
            kind: Guards
            spec:
              stages:
                - name: production
                  guards: {stormBrake: {services: %d}}
              actions:
                - action: restart
                  guards: {budget: [%d/%ds], whenSpent: wait}
            """.formatted(BRAKE, BUDGET, BUDGET_WINDOW.toSeconds());

    @Test
    void shouldAccountForEveryAlertWhenThousandsComeAndAReplicaIsKilled(Harness harness) {
        // Given
        harness.project(PROJECT, SHIPYARD)
                .push("main", Map.of("guards.yaml", GUARDS.getBytes(StandardCharsets.UTF_8)))
                .push("production", files());
        var deadBefore = harness.api().deadLetters().size();
        var stormIsOver = new CountDownLatch(1);
        harness.actions().during(PROJECT, () -> awaitLatch(stormIsOver));
        try (var replica = harness.remediation().startReplica();
                var reader = new SteadyReader(
                        harness.apiOf(replica), "/api/remediation/v1/problem?project=" + PROJECT + "&pageSize=1")) {
            var load = new AlertLoad(webhooks(), List.of(harness.api(), harness.apiOf(replica)), PACE);

            // When
            var sent = load.send(() -> {
                harness.remediation().kill();
                harness.remediation().restart();
            });
            System.out.printf(
                    "%d alerts in %d ms, %d webhooks sent again; a list of problems meanwhile: %s%n",
                    sent.alerts().size(), sent.took().toMillis(), sent.again(), reader.figures());
            stormIsOver.countDown();

            // Then
            assertThat(sent.alerts()).hasSize(ALERTS);
            assertThat(sent.alerts())
                    .extracting(alert -> alert.path("outcome").asText())
                    .containsOnly("accepted", "joined");
            var problems = awaitAllClosed(harness.api());
            assertThat(problems.stream().map(problem -> problem.path("service").asText()))
                    .doesNotHaveDuplicates()
                    .hasSize(SERVICES);
            assertThat(problemsOfAlerts(sent)).isEqualTo(ids(problems));
            assertThat(problems)
                    .extracting(problem -> problem.path("state").asText())
                    .containsOnly("resolved");
            var told = harness.witness().seenOf(PROJECT);
            assertThat(told.count("production.remediation.triggered")).isEqualTo(SERVICES);
            assertThat(told.count("problem.opened")).isEqualTo(SERVICES);
            assertThat(told.count("problem.resolved")).isEqualTo(SERVICES);
            assertThat(told.count("problem.escalated")).isZero();
            assertThat(given(told)).hasSize(SERVICES);
            assertThat(told.count("action.triggered")).isEqualTo(SERVICES);
            assertBudgetKept(given(told));
            assertBrakeKept(given(told), told.of("problem.resolved"));
            assertThat(harness.api().deadLetters()).hasSize(deadBefore);
            Fsck.awaitClean(harness.api());
        } finally {
            stormIsOver.countDown();
        }
    }

    /** In no window that begins with an action there are more than the budget. */
    private static void assertBudgetKept(List<KeptnEvent> given) {
        var times = given.stream().map(KeptnEvent::time).sorted().toList();
        for (var i = 0; i + BUDGET < times.size(); i++) {
            assertThat(times.get(i + BUDGET)).isAfterOrEqualTo(times.get(i).plus(BUDGET_WINDOW));
        }
    }

    private static void assertBrakeKept(List<KeptnEvent> given, List<KeptnEvent> resolved) {
        var closed = resolved.stream()
                .collect(Collectors.toMap(event -> event.context().orElseThrow(), KeptnEvent::time));
        for (var one : given) {
            var others = given.stream()
                    .filter(other -> other.time().isBefore(one.time()))
                    .filter(other -> closed.get(other.context().orElseThrow())
                            .isAfter(one.time().plus(MOMENT)))
                    .count();
            assertThat(others).isLessThan(BRAKE);
        }
    }

    /** The answers that gave an action. */
    private static List<KeptnEvent> given(EventLog told) {
        return told.of("get-action.finished").stream()
                .filter(event -> event.data().object("action").isPresent())
                .toList();
    }

    private static List<JsonNode> awaitAllClosed(Api api) {
        await("all problems are closed")
                .atMost(END)
                .pollInterval(NOW_AND_THEN)
                .until(() -> problems(api).stream()
                                .filter(problem -> problem.has("closedAt"))
                                .count()
                        >= SERVICES);
        return problems(api);
    }

    private static List<JsonNode> problems(Api api) {
        var problems = new ArrayList<JsonNode>();
        api.get("/api/remediation/v1/problem?pageSize=500&project=" + PROJECT)
                .body()
                .path("problems")
                .forEach(problems::add);
        return problems;
    }

    private static Map<String, String> ids(List<JsonNode> problems) {
        return problems.stream()
                .collect(Collectors.toMap(
                        problem -> problem.path("service").asText(),
                        problem -> problem.path("id").asText()));
    }

    /** By service; more than one for a service fails. */
    private static Map<String, String> problemsOfAlerts(AlertLoad.Sent sent) {
        var byService = new HashMap<String, String>();
        sent.alerts().forEach(alert -> {
            var id = alert.path("problemId").asText();
            assertThat(byService.putIfAbsent(alert.path("fingerprint").asText(), id))
                    .isIn(null, id);
        });
        return byService;
    }

    /** Every service 25 times, each time with another start, in no order. */
    private static List<List<String>> webhooks() {
        var begin = Instant.now().minusSeconds(ALERTS / SERVICES);
        var alerts = new ArrayList<>(IntStream.range(0, ALERTS)
                .mapToObj(i -> AlertLoad.alert(PROJECT, service(i % SERVICES), begin.plusSeconds(i / SERVICES)))
                .toList());
        Collections.shuffle(alerts, new Random(42));
        return IntStream.range(0, ALERTS / OF_A_WEBHOOK)
                .mapToObj(i -> alerts.subList(i * OF_A_WEBHOOK, (i + 1) * OF_A_WEBHOOK))
                .toList();
    }

    private static Map<String, byte[]> files() {
        return IntStream.range(0, SERVICES)
                .boxed()
                .collect(Collectors.toMap(
                        i -> service(i) + "/remediation.yaml", i -> REMEDIATION.getBytes(StandardCharsets.UTF_8)));
    }

    private static String service(int number) {
        return "service-%03d".formatted(number);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
