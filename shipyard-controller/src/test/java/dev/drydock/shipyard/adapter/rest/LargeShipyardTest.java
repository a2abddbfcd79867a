package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class LargeShipyardTest {
    private static final int TASKS = 100;
    private static final int STAGES = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    NatsServer nats;

    @Test
    void shouldRunAHundredTasksInOrder() {
        // Given
        var tasks = IntStream.range(0, TASKS)
                .mapToObj(number -> "ls-task-" + number)
                .toArray(String[]::new);
        var engine = EngineApi.with("""
                - name: qa
                  sequences:
                    - name: delivery
                      tasks:
                """
                + IntStream.range(0, TASKS)
                        .mapToObj("        - name: ls-task-%d\n"::formatted)
                        .collect(Collectors.joining()));
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "worker").doing(tasks)) {
            // When
            var context = engine.trigger("qa.delivery");

            // Then
            engine.awaitState(context, "finished");
            assertThat(executor.asked())
                    .extracting(asked -> asked.type().value())
                    .containsExactlyElementsOf(IntStream.range(0, TASKS)
                            .mapToObj("sh.keptn.event.ls-task-%d.triggered"::formatted)
                            .toList());
            EngineApi.assertNothingIsLost();
        }
    }

    @Test
    void shouldTriggerAThousandStagesFromOne() {
        // Given
        var engine = EngineApi.with(
                """
                - name: dev
                  sequences:
                    - name: delivery
                      tasks:
                        - name: ls-build
                """ + IntStream.range(0, STAGES).mapToObj("""
                        - name: region-%d
                          sequences:
                            - name: delivery
                              triggeredOn:
                                - event: dev.delivery.finished
                              tasks:
                                - name: ls-release
                        """::formatted).collect(Collectors.joining()));
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "worker").doing("ls-build", "ls-release")) {
            // When
            var context = engine.trigger("dev.delivery");

            // Then
            await("all stages end")
                    .atMost(PATIENCE)
                    .until(() -> engine.state(context).equals("finished"));
            assertThat(executor.asked()).hasSize(1 + STAGES);
            assertThat(api().get(EngineApi.SEQUENCES + engine.project())
                            .then()
                            .extract()
                            .<Integer>path("states[0].stages.size()"))
                    .isEqualTo(1 + STAGES);
            EngineApi.assertNothingIsLost();
        }
    }
}
