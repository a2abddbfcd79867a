package dev.drydock.lighthouse.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A page of a long history reads its own rows only. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class HistoryPlanTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 21;
    private static final String FILL = """
            insert into evaluation (id, context, project, stage, service, triggered, triggered_at, state, objectives)
            select 'plan-' || n || '-' || s, 'c-' || n, 'plan', 'qa', 'service-' || s, '', now(), 'finished',
                (select jsonb_agg(jsonb_build_object('sli', 'sli_' || o, 'value', n * o)) from generate_series(1, 30) o)
            from generate_series(1, 10000) n, generate_series(1, 2) s""";

    @Inject
    @ReactiveDataSource("lighthouse")
    Pool pool;

    @Test
    void shouldReadInTheOrderOfTheIndexAndStopAtTheEndOfThePage() {
        // Given
        pool.query(FILL).executeAndAwait();
        pool.query("analyze evaluation").executeAndAwait();

        // When
        var newest = plan(null);
        var middle = plan(15_000L);

        // Then
        assertThat(newest)
                .contains("Index Scan using evaluation_list", "rows=" + PAGE)
                .doesNotContain("Sort");
        assertThat(middle)
                .contains("Index Scan using evaluation_list", "rows=" + PAGE)
                .doesNotContain("Sort");
    }

    private String plan(Long before) {
        var rows = pool.preparedQuery("explain (analyze, costs off, timing off) " + EvaluationSql.LIST_OF_ONE)
                .execute(Tuple.tuple()
                        .addArrayOfString(new String[] {"plan"})
                        .addString("qa")
                        .addString("service-2")
                        .addString(null)
                        .addBoolean(true)
                        .addLong(before)
                        .addInteger(PAGE))
                .await()
                .atMost(PATIENCE);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }
}
