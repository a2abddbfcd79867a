package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
        var project = harness.project(PROJECT, SHIPYARD);
        services().forEach(project::addService);
        var deadBefore = harness.api().deadLetters().size();
        var first = harness.controller();
        try (var second = harness.controller().startReplica();
                var executor = ScriptedTasks.of(harness.nats().url(), PROJECT, "rs-");
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
                    () -> freeze(first, harness.apiOf(second), executor));

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
                    .untilAsserted(() -> assertThat(End.of(harness.api(), PROJECT, List.of()))
                            .containsExactlyInAnyOrderElementsOf(passes(accepted)));
            assertThat(executor.effects().keySet()).hasSize(SEQUENCES * STAGES.size() * TASKS.size());
            assertThat(executor.effects())
                    .allSatisfy((task, ids) -> assertThat(ids).as("%s", task).hasSize(1));
            assertThat(harness.api().deadLetters()).hasSize(deadBefore);
            Stream.of(first, second).map(harness::apiOf).forEach(Fsck::awaitClean);
        }
    }

    private static List<End> passes(Set<KeptnContext> contexts) {
        return contexts.stream()
                .flatMap(context -> STAGES.stream().map(stage -> End.passed(context, stage, "delivery")))
                .toList();
    }

    private static void killAndRestart(ServiceProcess service) {
        service.kill();
        service.restart();
    }

    /** What it holds, in the database and of the stream, must not hold up the other one. */
    private static void freeze(ServiceProcess service, Api other, ScriptedTasks executor) {
        service.freeze();
        try {
            await("the other one stays ready")
                    .during(FROZEN)
                    .atMost(FROZEN.multipliedBy(3))
                    .pollInterval(NOW_AND_THEN)
                    .until(() -> other.get("/q/health/ready").status() == 200);
            awaitReached(executor, SEQUENCES - BETWEEN_FAULTS / 2);
        } finally {
            service.thaw();
        }
    }

    private static void awaitReached(ScriptedTasks executor, int count) {
        await(count + " flows come to their last task")
                .atMost(END)
                .until(() -> executor.reached("production", "rs-release") >= count);
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
