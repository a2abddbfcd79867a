package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.party.ScriptedTasks;
import dev.drydock.e2e.stack.LoneController;
import dev.drydock.e2e.stack.UserProject;
import dev.drydock.embedded.PostgresServer;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.testkit.LosingRelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The database's machine is gone without a word, and another takes its place: nobody ends the connections that there were. */
class DatabaseLossTest {
    private static final String PROJECT = "database-loss";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata:
              name: database-loss
            spec:
              stages:
                - name: dev
                  sequences:
                    - name: delivery
                      tasks:
                        - name: lost-build
                        - name: lost-test
            """;

    @Test
    void shouldGoOnByItselfWhenAllConnectionsGoSilent() throws IOException {
        var relay = new AtomicReference<LosingRelay>();
        try (var drydock = LoneController.start("database-loss", postgres -> through(postgres, relay))) {
            // Given
            drydock.createProject(PROJECT, SHIPYARD);
            var delivery = Problems.triggering(
                    new Scope(PROJECT, "dev", UserProject.SERVICE), "delivery", Problems.freshContext(), Payload.EMPTY);
            var context = delivery.context().orElseThrow();
            drydock.api().send(delivery);
            await("its first task is asked for")
                    .atMost(SOON)
                    .until(() -> drydock.stored(context).count("lost-build.triggered") == 1);

            // When
            relay.get().loseConnections();

            // Then
            try (var executor = ScriptedTasks.of(drydock.nats(), PROJECT, "lost-")) {
                await("it passes")
                        .atMost(SOON)
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(End.of(drydock.api(), PROJECT, List.of(context)))
                                .containsExactly(End.passed(context, "dev", "delivery")));
                assertThat(executor.effects()).hasSize(2);
            }
            Fsck.awaitClean(drydock.api());
        } finally {
            relay.get().close();
        }
    }

    private static Map<String, String> through(PostgresServer postgres, AtomicReference<LosingRelay> relay) {
        try {
            relay.set(new LosingRelay(postgres.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "drydock.database.url",
                postgres.reactiveUrl("drydock")
                        .replace(":" + postgres.port(), ":" + relay.get().port()),
                "drydock.database.answer-within",
                "3S");
    }
}
