package dev.drydock.shipyard.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Scope;
import dev.drydock.shipyard.application.sequence.SequenceStore;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten thousand that wait in one place cost nothing but their rows. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class LongQueueTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Scope PLACE = new Scope("lq", "qa", "v");
    private static final String WAITING = """
            insert into sequence_execution (id, project, stage, service, context, sequence, state, standing, remediation,
                triggered_at, version, body)
            select 'lq-' || i, 'lq', 'qa', 'v', 'lq-' || i, 'delivery', 'waiting', 'READY', false,
                now() - interval '1 hour' + make_interval(secs => i * 0.01), 1, 'x' from generate_series(1, 10000) i""";
    private static final String AT_WORK = """
            insert into sequence_execution (id, project, stage, service, context, sequence, state, standing, remediation,
                triggered_at, due_at, version, body)
            values ('lq-' || $1, 'lq', 'qa', 'v', $1, 'delivery', 'started', 'BLOCKING', false,
                now() - interval '2 hours', now() + interval '1 hour', 1, 'x')""";

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Inject
    SequenceStore store;

    @BeforeEach
    void fill() {
        run(AT_WORK, Tuple.of("lq-one"));
        run(WAITING, Tuple.tuple());
        run("analyze sequence_execution", Tuple.tuple());
    }

    @AfterEach
    void empty() {
        run("delete from sequence_execution where project = 'lq'", Tuple.tuple());
    }

    @Test
    void shouldLookAtAFewRowsToSeeThatNothingIsDue() {
        assertThat(rowsRead(DueRows.DUE, Tuple.of(ExecutionRows.time(Instant.now()))))
                .isLessThan(100);
        assertThat(due()).doesNotContain(PLACE);
    }

    @Test
    void shouldLookAtAFewRowsToLetTheNextOneGo() {
        // Given
        var parameters = ExecutionRows.places(Set.of(PLACE), Set.of())
                .addArrayOfString(new String[0])
                .addOffsetDateTime(ExecutionRows.time(Instant.now()))
                .addArrayOfString(new String[0]);

        // Then
        assertThat(rowsRead(ExecutionRows.LOAD, parameters)).isLessThan(100);
    }

    @Test
    void shouldFindATurnOfTheFlowThatIsAtWork() {
        // When
        run("update sequence_execution set context = 'lq-one' where id = 'lq-5000'", Tuple.tuple());

        // Then
        assertThat(due()).contains(PLACE);

        // When
        run(AT_WORK, Tuple.of("lq-two"));

        // Then
        assertThat(due()).doesNotContain(PLACE);
    }

    @Test
    void shouldFindATurnWhenNobodyIsAtWork() {
        // When
        run("update sequence_execution set standing = 'RESTING' where id = 'lq-lq-one'", Tuple.tuple());

        // Then
        assertThat(due()).contains(PLACE);
    }

    private Set<Scope> due() {
        return store.due(Instant.now()).await().atMost(SOON).scopes();
    }

    /** How many rows of executions a query looks at, as PostgreSQL counts them. */
    private long rowsRead(String sql, Tuple parameters) {
        var plan = pool.preparedQuery("explain (analyze, format json) " + sql)
                .execute(parameters)
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getValue(0);
        return rowsRead(((JsonArray) plan).getJsonObject(0).getJsonObject("Plan"));
    }

    private static long rowsRead(JsonObject node) {
        var own = "sequence_execution".equals(node.getString("Relation Name"))
                ? (node.getLong("Actual Rows") + node.getLong("Rows Removed by Filter", 0L))
                        * node.getLong("Actual Loops")
                : 0;
        return own
                + node.getJsonArray("Plans", new JsonArray(List.of())).stream()
                        .mapToLong(child -> rowsRead((JsonObject) child))
                        .sum();
    }

    private void run(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().atMost(SOON);
    }
}
