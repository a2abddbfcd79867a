package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.party.ScriptedTasks;
import dev.drydock.e2e.stack.Api;
import dev.drydock.e2e.stack.LoneController;
import dev.drydock.e2e.stack.UserProject;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/operations.md promises of a backup that is restored while the world has gone on. */
class RestoreTest {
    private static final String PROJECT = "restored";
    private static final Scope SCOPE = new Scope(PROJECT, "dev", UserProject.SERVICE);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata:
              name: restored
            spec:
              stages:
                - name: dev
                  sequences:
                    - name: delivery
                      tasks:
                        - name: kept-build
                        - name: kept-test
            """;

    @Test
    void shouldGoOnFromTheBackupAndForgetWhatCameAfterIt() {
        try (var drydock = LoneController.start("restore")) {
            // Given
            var ended = delivery();
            var open = delivery();
            var later = delivery();
            drydock.createProject(PROJECT, SHIPYARD);
            try (var executor = ScriptedTasks.of(drydock.nats(), PROJECT, "kept-")) {
                drydock.api().send(ended);
                awaitPassed(drydock.api(), ended);
                assertThat(executor.effects()).hasSize(2);
            }
            drydock.api().send(open);
            await("its first task is asked for")
                    .atMost(SOON)
                    .until(() -> drydock.stored(context(open)).count("kept-build.triggered") == 1);
            drydock.backUp();
            drydock.api().send(later);
            try (var executor = ScriptedTasks.of(drydock.nats(), PROJECT, "kept-")) {
                awaitPassed(drydock.api(), open);
                awaitPassed(drydock.api(), later);
                assertThat(executor.effects()).hasSize(4);
            }
            try (var executor = ScriptedTasks.fromNowOn(drydock.nats(), PROJECT, "kept-")) {
                // When
                drydock.restore();

                // Then
                assertThat(End.of(drydock.api(), PROJECT, List.of(context(ended), context(later))))
                        .containsExactly(End.passed(context(ended), "dev", "delivery"));
                awaitPassed(drydock.api(), open);
                assertThat(executor.effects().keySet())
                        .as("what is asked for once more: the tasks of the one flow that was open")
                        .containsExactlyInAnyOrder(
                                new ScriptedTasks.Task(context(open), "dev", "kept-build"),
                                new ScriptedTasks.Task(context(open), "dev", "kept-test"));

                // When
                drydock.api().send(later);

                // Then
                awaitPassed(drydock.api(), later);
            }
            Fsck.awaitClean(drydock.api());
        }
    }

    private static KeptnEvent delivery() {
        return Problems.triggering(SCOPE, "delivery", Problems.freshContext(), Payload.EMPTY);
    }

    private static KeptnContext context(KeptnEvent event) {
        return event.context().orElseThrow();
    }

    private static void awaitPassed(Api api, KeptnEvent triggering) {
        await("it passes")
                .atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(End.of(api, PROJECT, List.of(context(triggering))))
                        .containsExactly(End.passed(context(triggering), "dev", "delivery")));
    }
}
