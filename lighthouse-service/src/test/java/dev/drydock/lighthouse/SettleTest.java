package dev.drydock.lighthouse;

import static dev.drydock.lighthouse.Events.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.lighthouse.adapter.timer.DeadlineTimer;
import dev.drydock.lighthouse.application.DueEvaluations;
import dev.drydock.lighthouse.application.EvaluationStore;
import dev.drydock.lighthouse.domain.evaluation.TimeWindow;
import dev.drydock.lighthouse.domain.evaluation.Timestamps;
import dev.drydock.lighthouse.domain.flow.PendingEvaluation;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Metrics that arrive late. */
@QuarkusTest
@TestProfile(SettleTest.Late.class)
@QuarkusTestResource(DrydockStack.class)
class SettleTest {
    private static final Duration SETTLE = Duration.ofSeconds(8);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** A settle time that a test can see. */
    public static final class Late implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("drydock.lighthouse.sli-settle", "8S", "drydock.lighthouse.sli-deadline", "20S");
        }
    }

    @Inject
    InMemoryResources resources;

    @Inject
    LighthouseService service;

    @Inject
    EvaluationStore store;

    @Inject
    Vertx vertx;

    @ReactiveDataSource("lighthouse")
    Pool pool;

    NatsServer nats;
    private Bus bus;

    @BeforeEach
    void connect() {
        bus = new Bus(nats);
    }

    @AfterEach
    void disconnect() {
        bus.close();
    }

    @Test
    void shouldAskOnceTheMetricsHaveSettledAlsoWhenStartedAnewMeanwhile() {
        // Given
        new Evaluations(bus, resources).put("late", Evaluations.SLO);
        var end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var triggered = bus.send(endingAt(end));
        awaitState(triggered, "settling");

        // When
        service.deadlines().stop();
        var clock = InstantSource.system();
        var due = new DueEvaluations(store, service.events().outbox(), DEADLINE, clock);
        var anew = new DeadlineTimer(vertx, due, DEADLINE, clock);
        anew.start();

        // Then
        try {
            var getSli = bus.getSliOf(triggered);
            assertThat(getSli.time()).isAfterOrEqualTo(end.plus(SETTLE));
            bus.send(Events.getSliFinished(getSli, Map.of("rt", 5.0)));
            assertThat(bus.finishedOf(triggered).data().result()).contains(Result.PASS);
        } finally {
            anew.stop();
        }
    }

    @Test
    void shouldLetNoEvaluationThatCannotBeReadHoldUpOthers() {
        // Given
        var torn = keep("torn", Evaluations.SLO, Instant.now().plus(DEADLINE.multipliedBy(100)));
        sql("update evaluation set triggered = '{}', due_at = 'epoch' where id = $1", torn);
        var old = keep("old", "objectves: []\n", Instant.EPOCH.plusSeconds(1));
        var whole = keep("whole", Evaluations.SLO, Instant.EPOCH.plusSeconds(2));

        // When
        service.deadlines().wakeAt(Instant.now());

        // Then
        assertThat(bus.getSliOf(whole).data().scope()).contains(new Scope("sockshop", "qa", "whole"));
        var ended = bus.finishedOf(old);
        assertThat(ended.data().status()).contains(Status.ERRORED);
        assertThat(ended.data().text("message").orElse("")).contains("cannot be read any more: slo.yaml:1:1");
        sql("delete from evaluation where id = $1", torn);
    }

    private KeptnEvent keep(String service, String slo, Instant askAt) {
        var triggered = Events.evaluationTriggered(Events.inWindow(in("sockshop", "qa", service)));
        var window = new TimeWindow("2026-11-22T10:00:00.000Z", "2026-11-22T10:05:00.000Z");
        store.inTransaction(tx -> store.settle(tx, new PendingEvaluation(triggered, window, slo, "prometheus"), askAt))
                .await()
                .atMost(DEADLINE);
        return triggered;
    }

    private void sql(String text, KeptnEvent triggered) {
        pool.preparedQuery(text)
                .execute(Tuple.of(triggered.id().value()))
                .await()
                .atMost(DEADLINE);
    }

    private static KeptnEvent endingAt(Instant end) {
        return Events.evaluationTriggered(in("sockshop", "qa", "late")
                .with(
                        "evaluation",
                        Map.of("start", Timestamps.format(end.minusSeconds(300)), "end", Timestamps.format(end))));
    }

    private static void awaitState(KeptnEvent triggered, String state) {
        await().atMost(SETTLE.multipliedBy(3))
                .untilAsserted(() -> RestAssured.given()
                        .header("x-token", DrydockStack.API_TOKEN)
                        .get("/api/lighthouse/v1/evaluation/" + triggered.id())
                        .then()
                        .body("state", equalTo(state)));
    }
}
