package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.party.ScriptedTasks;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.e2e.stack.ServiceProcess;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.events.codec.EventCodec;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What probes are told, and what people are told, while something is away. Nothing of it is a reason to restart anybody. */
@ExtendWith(HarnessExtension.class)
class HealthTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LIVE = "live";
    private static final String READY = "ready";
    private static final String WELL = "well";
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";
    private static final int LARGER_THAN_NATS_TAKES = 2_000_000;
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata:
              name: health
            spec:
              stages:
                - name: production
                  sequences:
                    - name: delivery
                      tasks:
                        - name: he-deploy
            """;

    @Test
    void shouldStayReadyWithoutNatsAndCarryOutLaterWhatItAccepted(Harness harness) {
        // Given
        var project = "health-without-nats";
        harness.project(project, SHIPYARD);
        try (var executor = ScriptedTasks.of(harness.nats().url(), project, "he-")) {
            // When
            harness.nats().kill();
            ofEach(harness, service -> assertSays(service, WELL, "NATS", DOWN, "false"));
            var flow = new Flow(harness, project, harness.api().send(delivery(project)));

            // Then
            ofEach(harness, service -> {
                assertSays(service, READY, "Messaging", UP, "not connected now: what comes in is accepted and waits");
                assertThat(status(service, LIVE)).isEqualTo(200);
            });
            try (var fresh = harness.controller().beginReplica()) {
                soon(() -> {
                    assertThat(status(fresh, READY)).isEqualTo(503);
                    assertSays(
                            fresh,
                            READY,
                            "Messaging",
                            DOWN,
                            "not connected since the start: Unable to connect to NATS servers");
                });
                assertThat(status(fresh, LIVE)).isEqualTo(200);
                assertThat(executor.effects()).isEmpty();

                harness.nats().restart();
                soon(() -> assertThat(status(fresh, READY)).isEqualTo(200));
            }
            assertThat(flow.awaitOver().path("result").asText()).isEqualTo("pass");
            ofEach(harness, service -> assertSays(service, WELL, "NATS", UP, "true"));
        }
    }

    @Test
    void shouldTakeNothingWithoutPostgresqlAndComeBackByItself(Harness harness) {
        // Given
        var project = "health-without-postgresql";
        harness.project(project, SHIPYARD);
        try (var executor = ScriptedTasks.of(harness.nats().url(), project, "he-")) {
            // When
            harness.postgres().kill();

            // Then
            ofEach(harness, service -> {
                assertThat(status(service, READY)).isEqualTo(503);
                assertSays(service, READY, "PostgreSQL", DOWN, "refused");
                assertThat(status(service, LIVE)).isEqualTo(200);
            });
            var turnedAway = harness.api().post("/api/v1/event", new EventCodec().encode(delivery(project)));
            assertThat(turnedAway.status()).as("%s", turnedAway).isBetween(500, 599);
            assertThat(turnedAway.contentType()).startsWith("application/problem+json");

            harness.postgres().restart();
            ofEach(harness, service -> assertThat(status(service, READY)).isEqualTo(200));
            var flow = new Flow(harness, project, harness.api().send(delivery(project)));
            assertThat(flow.awaitOver().path("result").asText()).isEqualTo("pass");
            assertThat(executor.effects()).hasSize(1);
        }
    }

    @Test
    void shouldStayReadyAndTellPeopleWhenNatsRefusesAnEvent(Harness harness) throws SQLException {
        // Given
        var project = "health-refused";
        harness.project(project, SHIPYARD);
        ofEach(harness, service -> assertSays(service, WELL, "outbox", UP, "no event waits to be published"));
        var refused =
                delivery(project, Payload.EMPTY.with("labels", Map.of("long", "x".repeat(LARGER_THAN_NATS_TAKES))));

        // When
        leaveInOutbox(harness, refused);

        // Then
        try (var executor = ScriptedTasks.of(harness.nats().url(), project, "he-")) {
            soon(() -> assertSays(
                    harness.lighthouse(), WELL, "outbox", DOWN, "though NATS is there: what does it refuse?"));
            assertThat(status(harness.lighthouse(), READY)).isEqualTo(200);
            assertThat(status(harness.lighthouse(), LIVE)).isEqualTo(200);
            var flow = new Flow(harness, project, harness.api().send(delivery(project)));
            assertThat(flow.awaitOver().path("result").asText()).isEqualTo("pass");
            assertThat(executor.effects()).hasSize(1);
        } finally {
            inLighthouse(
                    harness,
                    "delete from outbox where event_id = '%s'"
                            .formatted(refused.id().value()));
        }
        soon(() -> assertSays(harness.lighthouse(), WELL, "outbox", UP, "no event waits to be published"));
    }

    private static KeptnEvent delivery(String project) {
        return delivery(project, Payload.EMPTY);
    }

    private static KeptnEvent delivery(String project, Payload more) {
        return Problems.triggering(
                new Scope(project, "production", "helloservice"), "delivery", Problems.freshContext(), more);
    }

    /** As if it had been sent an hour ago. */
    private static void leaveInOutbox(Harness harness, KeptnEvent event) throws SQLException {
        inLighthouse(
                harness,
                "insert into outbox (event_id, subject, body, created_at) values ('%s', '%s', '%s', now() - interval '1 hour')"
                        .formatted(event.id().value(), event.type().value(), new EventCodec().encodeText(event)));
    }

    private static void inLighthouse(Harness harness, String sql) throws SQLException {
        var postgres = harness.postgres();
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("drydock") + "?currentSchema=lighthouse",
                        postgres.user(),
                        postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void ofEach(Harness harness, Consumer<ServiceProcess> expected) {
        harness.services().forEach(service -> soon(() -> expected.accept(service)));
    }

    private static void soon(ThrowingRunnable expected) {
        await().atMost(SOON).ignoreExceptions().untilAsserted(expected);
    }

    private static int status(ServiceProcess service, String path) {
        return service.health(path).status();
    }

    /** One of the checks behind a path, by a part of its name: how it is, and words that it says. */
    private static void assertSays(ServiceProcess service, String path, String check, String status, String words) {
        var told = service.health(path).body();
        var found = StreamSupport.stream(told.path("checks").spliterator(), false)
                .filter(one -> one.path("name").asText().contains(check))
                .toList();
        assertThat(found).as("%s of %s", told, service.name()).hasSize(1);
        assertThat(found.get(0).path("status").asText())
                .as("%s of %s", told, service.name())
                .isEqualTo(status);
        assertThat(found.get(0).path("data").toString()).contains(words);
    }
}
