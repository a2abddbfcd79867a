package dev.drydock.shipyard.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.shipyard.adapter.postgres.PostgresSequenceStore;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.shipyard.application.sequence.EventFlow;
import dev.drydock.shipyard.application.sequence.Ledger;
import dev.drydock.shipyard.application.sequence.MessageLimit;
import dev.drydock.shipyard.application.sequence.Observation;
import dev.drydock.shipyard.domain.sequence.Deadlines;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two controllers on one database, without a leader: whoever hears of an event first handles it. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class TwoEnginesTest {
    private static final int SEQUENCES = 200;
    private static final int SERVICES = 20;
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: te-deploy
                    - name: te-test
            - name: production
              sequences:
                - name: delivery
                  triggeredOn:
                    - event: qa.delivery.finished
                  tasks:
                    - name: te-release
            """;
    private static final String OPEN =
            "select count(*) from sequence_execution where project = $1 and (ended_at is null) = $2";
    private static final String TASKS = """
            select count(*) as all, count(distinct (context, type)) as different from event
            where project = $1 and type ~ '^sh.keptn.event.te-[a-z]+.triggered$'""";

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Inject
    Outbox outbox;

    @Inject
    ProjectSnapshots projects;

    @Inject
    EventFlow first;

    @Inject
    Ledger ledger;

    NatsServer nats;

    private EventFlow second;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @BeforeEach
    void startSecond() {
        second = new EventFlow(
                new PostgresSequenceStore(pool, outbox),
                projects,
                outbox::publishSoon,
                time -> {},
                line -> {},
                new Deadlines(Duration.ofMinutes(10), Duration.ofHours(1)),
                MessageLimit.NONE,
                Observation.NONE,
                InstantSource.system());
    }

    @Test
    void shouldTriggerEachTaskOnceWhenBothHearTheSameEvents() {
        // Given
        var services = IntStream.range(0, SERVICES)
                .mapToObj(number -> "service-" + number)
                .toList();
        var project = EngineApi.with(STAGES).project();
        services.forEach(service -> ProjectApi.addService(project, service).statusCode(200));
        var heard = ConcurrentHashMap.<String>newKeySet();
        try (var executor = NatsClient.connect(nats.url())) {
            executor.listen("sh.keptn.event.*.triggered", event -> {
                if (event.data().text("project").filter(project::equals).isPresent()
                        && heard.add(event.id().value())) {
                    answer(event);
                }
            });

            // When
            for (var number = 0; number < SEQUENCES; number++) {
                var triggered = trigger(new Scope(project, "qa", services.get(number % SERVICES)));
                if (number % 3 == 0) {
                    tell(first, List.of(triggered));
                } else if (number % 3 == 1) {
                    tell(second, List.of(triggered));
                } else {
                    tellBoth(List.of(triggered));
                }
            }

            // Then
            await("all sequences end")
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(count(project, false)).isEqualTo(2 * SEQUENCES));
        }
        assertThat(count(project, true)).isZero();
        var tasks = pool.preparedQuery(TASKS)
                .execute(Tuple.of(project))
                .await()
                .atMost(SOON)
                .iterator()
                .next();
        assertThat(tasks.getLong("all")).isEqualTo(3 * SEQUENCES);
        assertThat(tasks.getLong("different")).isEqualTo(3 * SEQUENCES);
        assertThat(heard).hasSize(3 * SEQUENCES);
        assertThat(ledger.check().await().atMost(SOON)).isEmpty();
        assertThat(failures).isEmpty();
    }

    private void answer(KeptnEvent triggered) {
        var answer = new Answer(triggered, "executor");
        var started = answer.started(Instant.now());
        var finished = answer.finished(Instant.now(), Result.PASS, Status.SUCCEEDED, "", Payload.EMPTY);
        tellBoth(List.of(started, finished));
    }

    private void tellBoth(List<KeptnEvent> events) {
        tell(first, events);
        tell(second, events);
    }

    private void tell(EventFlow engine, List<KeptnEvent> events) {
        Uni.createFrom()
                .deferred(() -> engine.accept(events))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(50))
                .atMost(5)
                .subscribe()
                .with(done -> {}, failures::add);
    }

    private static KeptnEvent trigger(Scope scope) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "test",
                new EventType.OfSequence(scope.stage(), "delivery", EventKind.TRIGGERED),
                Instant.now(),
                new KeptnContext(UUID.randomUUID().toString()),
                Optional.empty(),
                Optional.empty(),
                Payload.of(scope));
    }

    private long count(String project, boolean open) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(project, open))
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getLong(0);
    }
}
