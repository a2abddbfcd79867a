package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.party.ScriptedTasks;
import dev.drydock.e2e.party.StreamSender;
import dev.drydock.e2e.stack.Api;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.e2e.stack.ServiceProcess;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two controllers share the work, and everything under them dies in turn; each sequence is carried out once. */
@Tag("faults")
@ExtendWith(HarnessExtension.class)
class ReplicasTest {
    private static final String PROJECT = "replicas";
    private static final int SEQUENCES = 300;
    private static final int SERVICES = 20;
    private static final int BETWEEN_FAULTS = 50;
    private static final Duration FROZEN = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofMinutes(4);
    private static final Duration NOW_AND_THEN = Duration.ofMillis(500);
    private static final String CLEAN = "{\"clean\":true,\"findings\":[]}";
    private static final List<String> STAGES = List.of("qa", "production");
    private static final List<String> TASKS = List.of("rs-deploy", "rs-test", "rs-release");
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata:
              name: replicas
            spec:
              stages:
                - name: qa
                  sequences:
                    - name: delivery
                      tasks:
                        - name: rs-deploy
                        - name: rs-test
                        - name: rs-release
                - name: production
                  sequences:
                    - name: delivery
                      triggeredOn:
                        - event: qa.delivery.finished
                      tasks:
                        - name: rs-deploy
                        - name: rs-test
                        - name: rs-release
            """;

    @Test
    void shouldCarryOutEachTaskOnceWhenTwoControllersAndAllUnderThemAreKilled(Harness harness) {
        // Given
        harness.project(PROJECT, SHIPYARD);
        services().forEach(service -> addService(harness.api(), service));
        var deadBefore = harness.api().deadLetters().size();
        var first = harness.controller();
        try (var second = harness.startReplica();
                var executor = ScriptedTasks.of(harness.nats().url(), PROJECT);
                var load = TriggerLoad.of(
                        triggers(),
                        List.of(harness.api(), harness.apiOf(second)),
                        StreamSender.of(harness.nats().url()))) {
            var faults = List.<Runnable>of(
                    () -> killAndRestart(first),
                    () -> killAndRestart(second),
                    () -> {
                        harness.nats().kill();
                        harness.nats().restart();
                    },
                    () -> {
                        harness.postgres().kill();
                        harness.postgres().restart();
                    },
                    () -> freeze(first, harness.apiOf(second)));

            // When
            load.upTo(2 * BETWEEN_FAULTS);
            for (var fault = 1; fault <= faults.size(); fault++) {
                awaitReached(executor, fault * BETWEEN_FAULTS);
                load.upTo((fault + 2) * BETWEEN_FAULTS);
                faults.get(fault - 1).run();
            }
            var accepted = load.awaitAccepted();

            // Then
            assertThat(accepted).hasSize(SEQUENCES);
            await("all executions end")
                    .atMost(END)
                    .pollInterval(NOW_AND_THEN)
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(ends(harness.api())).containsExactlyInAnyOrderElementsOf(passes(accepted)));
            assertThat(executor.effects().keySet()).hasSize(SEQUENCES * STAGES.size() * TASKS.size());
            assertThat(executor.effects())
                    .allSatisfy((task, ids) -> assertThat(ids).as("%s", task).hasSize(1));
            assertThat(harness.api().deadLetters()).hasSize(deadBefore);
            Stream.of(first, second).map(harness::apiOf).forEach(ReplicasTest::awaitClean);
        }
    }

    /** How an execution ended. */
    record End(KeptnContext context, String stage, String state, String result) {
        static End of(JsonNode execution) {
            return new End(
                    new KeptnContext(
                            execution.path("scope").path("keptnContext").asText()),
                    execution.path("scope").path("stage").asText(),
                    execution.path("status").path("state").asText(),
                    execution.path("ended").path("result").asText());
        }
    }

    private static List<End> ends(Api api) {
        var page = api.get("/api/controlPlane/v1/sequence-execution?pageSize=1000&project=" + PROJECT)
                .body();
        return StreamSupport.stream(page.path("sequenceExecutions").spliterator(), false)
                .map(End::of)
                .toList();
    }

    private static List<End> passes(Set<KeptnContext> contexts) {
        return contexts.stream()
                .flatMap(context -> STAGES.stream().map(stage -> new End(context, stage, "finished", "pass")))
                .toList();
    }

    private static void killAndRestart(ServiceProcess service) {
        service.kill();
        service.restart();
    }

    /** The other one is there meanwhile. */
    private static void freeze(ServiceProcess service, Api other) {
        service.freeze();
        try {
            await("the other one stays ready")
                    .during(FROZEN)
                    .atMost(FROZEN.multipliedBy(3))
                    .pollInterval(NOW_AND_THEN)
                    .until(() -> other.get("/q/health/ready").status() == 200);
        } finally {
            service.thaw();
        }
    }

    private static void awaitReached(ScriptedTasks executor, int count) {
        await(count + " flows come to their last task")
                .atMost(END)
                .until(() -> executor.reached("production", "rs-release") >= count);
    }

    private static void awaitClean(Api api) {
        await("nothing is amiss")
                .atMost(END)
                .pollInterval(NOW_AND_THEN)
                .untilAsserted(() -> assertThat(api.get("/api/v1/fsck").body()).hasToString(CLEAN));
    }

    private static void addService(Api api, String service) {
        var added = api.post(
                "/api/controlPlane/v1/project/" + PROJECT + "/service", "{\"serviceName\":\"" + service + "\"}");
        assertThat(added.status()).as("%s", added).isEqualTo(200);
    }

    private static List<String> services() {
        return IntStream.range(0, SERVICES)
                .mapToObj(number -> "service-" + number)
                .toList();
    }

    private static List<KeptnEvent> triggers() {
        return IntStream.range(0, SEQUENCES)
                .mapToObj(number -> Problems.triggering(
                        new Scope(PROJECT, "qa", services().get(number % SERVICES)),
                        "delivery",
                        Problems.freshContext(),
                        Payload.EMPTY))
                .toList();
    }
}
