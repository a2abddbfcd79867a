package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SERVICE;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.addService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.shipyard.application.project.ProjectFiles;
import dev.drydock.shipyard.application.project.ProjectHistory;
import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class ProjectHistoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AGE = Duration.ofDays(30);
    private static final int MANY = 1000;
    private static final Map<String, String> ABORT = Map.of("state", "abort");
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: ph-deploy
            """;
    private static final String ROWS = """
            select (select count(*) from event where project = $1) + (select count(*) from sequence_execution where project = $1)
                + (select count(*) from outbox where body like '%' || $1 || '%')
                + (select count(*) from sequence_fact where body like '%' || $1 || '%')""";

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Inject
    ProjectHistory history;

    @Inject
    ProjectFiles files;

    @Inject
    Projects projects;

    NatsServer nats;

    @Test
    void shouldForgetWhatACrashInTheMiddleOfTheDeletionLeft() {
        // Given
        var engine = EngineApi.with(STAGES);
        engine.trigger("qa.delivery");
        files.delete(engine.project()).await().atMost(SOON);
        projects.delete(engine.project()).await().atMost(SOON);
        assertThat(rows(engine)).isPositive();

        // When
        api().delete(ProjectApi.PROJECTS + "/" + engine.project()).then().statusCode(404);

        // Then
        assertThat(rows(engine)).isZero();
    }

    @Test
    void shouldLeaveNothingOfADeletedProject() {
        // Given
        var engine = EngineApi.with(STAGES);
        var services =
                IntStream.range(0, 50).mapToObj(number -> "service-" + number).toList();
        services.forEach(service -> addService(engine.project(), service).statusCode(200));
        for (var turn = 0; turn < 2; turn++) {
            services.forEach(service -> engine.trigger("qa.delivery", Map.of(), Map.of("service", service)));
        }
        assertThat(rows(engine)).isGreaterThan(200);

        // When
        api().delete(ProjectApi.PROJECTS + "/" + engine.project()).then().statusCode(200);

        // Then
        try (var client = NatsClient.connect(nats.url()).listen("sh.keptn.>")) {
            await("silence")
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> client.received().stream()
                            .noneMatch(event -> event.data()
                                    .text("project")
                                    .filter(engine.project()::equals)
                                    .isPresent()));
        }
        assertThat(rows(engine)).isZero();
        EngineApi.assertNothingIsLost();
    }

    @Test
    void shouldEndWithTheReasonWhatWasAcceptedWhileTheProjectWasDeleted() {
        // Given
        var engine = EngineApi.with(STAGES);
        var running = engine.trigger("qa.delivery");
        var queued = engine.trigger("qa.delivery");
        run("delete from project where name = $1", Tuple.of(engine.project()));

        // When
        files.delete(engine.project()).await().atMost(SOON);
        await("the end of both")
                .atMost(SOON.multipliedBy(2))
                .untilAsserted(() -> assertThat(ends(engine)).hasSize(2));

        // Then
        assertThat(ends(engine)).containsOnly("aborted: The project '%s' was deleted.".formatted(engine.project()));
        assertThat(engine.types(running)).containsOnlyOnce("qa.delivery.finished", "ph-deploy.aborted");
        assertThat(engine.types(queued)).containsOnlyOnce("qa.delivery.finished");
        EngineApi.assertNothingIsLost();
    }

    @Test
    void shouldLeaveNothingOpenWhenEventsComeInWhileTheProjectIsDeleted() throws Exception {
        // Given
        var engine = EngineApi.with(STAGES);
        var answers = new ConcurrentLinkedQueue<Integer>();
        var senders = Executors.newFixedThreadPool(4);
        try {
            for (var number = 0; number < 120; number++) {
                senders.execute(() -> answers.add(api().body(engine.event("qa.delivery.triggered", Map.of(), Map.of()))
                        .post(EngineApi.EVENT)
                        .statusCode()));
            }
            await("some are in").atMost(SOON).until(() -> answers.size() > 20);

            // When
            api().delete(ProjectApi.PROJECTS + "/" + engine.project()).then().statusCode(200);
        } finally {
            senders.shutdown();
        }

        // Then
        assertThat(senders.awaitTermination(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(answers).hasSize(120).allMatch(status -> status < 500);
        await("the end of all").atMost(SOON.multipliedBy(2)).until(() -> open(engine) == 0);
        EngineApi.assertNothingIsLost();
    }

    @Test
    void shouldForgetWhatIsOverForLongAndNothingThatIsOpen() {
        // Given
        var engine = EngineApi.with(STAGES);
        var over = engine.trigger("qa.delivery");
        engine.control(over, ABORT).statusCode(200);
        var open = engine.trigger("qa.delivery");
        var fresh = engine.trigger("qa.delivery");
        engine.control(fresh, ABORT).statusCode(200);
        age(engine, List.of(over, open));

        // When
        retain(AGE, MANY);

        // Then
        assertThat(engine.types(over)).isEmpty();
        assertThat(engine.types(open)).containsExactly("qa.delivery.triggered", "ph-deploy.triggered");
        assertThat(engine.types(fresh)).isNotEmpty();
        assertThat(engine.state(open)).isEqualTo("started");
        EngineApi.assertNothingIsLost();
    }

    @Test
    void shouldKeepTheNewestAndAllThatAreOpen() {
        // Given
        var engine = EngineApi.with(STAGES);
        var contexts = IntStream.range(0, 6)
                .mapToObj(number -> engine.trigger("qa.delivery"))
                .toList();
        contexts.subList(1, 6).forEach(context -> engine.control(context, ABORT).statusCode(200));

        // When
        retain(AGE, 2);

        // Then
        assertThat(contexts)
                .filteredOn(context -> !engine.types(context).isEmpty())
                .containsExactly(contexts.get(0), contexts.get(4), contexts.get(5));
        EngineApi.assertNothingIsLost();
    }

    @Test
    void shouldNotTouchTheFlowOfAnotherProjectUnderTheSameContext() {
        // Given
        var engine = EngineApi.with(STAGES);
        var other = EngineApi.with(STAGES);
        var context = UUID.randomUUID().toString();
        var same = Map.of("shkeptncontext", context);
        engine.trigger("qa.delivery", same, Map.of("service", SERVICE));
        engine.control(context, ABORT).statusCode(200);
        other.trigger("qa.delivery", same, Map.of("service", SERVICE));
        age(engine, List.of(context));

        // When
        retain(AGE, MANY);

        // Then
        assertThat(rows(engine)).isZero();
        assertThat(other.state(context)).isEqualTo("started");
        assertThat(other.types(context)).containsExactly("qa.delivery.triggered", "ph-deploy.triggered");
        EngineApi.assertNothingIsLost();
    }

    /** Retention works in portions. */
    private void retain(Duration age, int most) {
        await().atMost(SOON).until(() -> history.retain(age, most).await().atMost(SOON) == 0);
    }

    private void age(EngineApi engine, List<String> contexts) {
        run(
                "update sequence_execution set ended_at = ended_at - interval '31 days' where project = $1 and context = any($2)",
                Tuple.of(engine.project(), contexts.toArray(String[]::new)));
        run(
                "update event set received_at = received_at - interval '31 days' where project = $1 and context = any($2)",
                Tuple.of(engine.project(), contexts.toArray(String[]::new)));
    }

    /** How each sequence of the project ended. */
    private List<String> ends(EngineApi engine) {
        var rows = pool.preparedQuery("""
                        select state, body::json #>> '{ended,message}' from sequence_execution
                        where project = $1 and ended_at is not null""")
                .execute(Tuple.of(engine.project()))
                .await()
                .atMost(SOON);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0) + ": " + row.getString(1))
                .toList();
    }

    private long open(EngineApi engine) {
        return pool.preparedQuery("select count(*) from sequence_execution where project = $1 and ended_at is null")
                .execute(Tuple.of(engine.project()))
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getLong(0);
    }

    private long rows(EngineApi engine) {
        return pool.preparedQuery(ROWS)
                .execute(Tuple.of(engine.project()))
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).await().atMost(SOON);
    }
}
