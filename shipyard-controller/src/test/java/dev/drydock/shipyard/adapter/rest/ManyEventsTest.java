package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.EVENTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of more events than are counted. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class ManyEventsTest {
    private static final int STORED = 1_050;
    private static final String FILL = """
            insert into event (id, context, project, stage, service, type, source, time, body)
            select $1 || '-' || n, $1, $1, 'dev', case n when 7 then 'rare' else 'podtato' end,
                'sh.keptn.event.many.started', 'test', timestamptz '2026-01-01' + n * interval '1 second',
                json_build_object('specversion', '1.0', 'id', $1 || '-' || n, 'source', 'test',
                    'type', 'sh.keptn.event.many.started', 'data', json_build_object('project', $1))::text
            from generate_series(1, %d) n""".formatted(STORED);

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    private final String project = ProjectApi.freshName();

    @BeforeEach
    void fill() {
        pool.preparedQuery(FILL).execute(Tuple.of(project)).await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void shouldGoOnToTheLastPageWhenThereAreMoreThanAreCounted() {
        // Then
        page("pageSize=20").body("totalCount", equalTo(1_001)).body("nextPageKey", equalTo("20"));
        page("pageSize=20&nextPageKey=1000")
                .body("totalCount", greaterThan(1_020))
                .body("nextPageKey", equalTo("1020"));
        page("pageSize=20&nextPageKey=1040")
                .body("events", hasSize(10))
                .body("events[9].id", equalTo(project + "-1"))
                .body("totalCount", equalTo(STORED))
                .body("nextPageKey", equalTo("0"));
    }

    @Test
    void shouldFindTheFewThatMatchAmongMany() {
        // Then
        page("service=rare").body("totalCount", equalTo(1)).body("events[0].id", equalTo(project + "-7"));
        page("fromTime=2026-01-01T00:00:10Z&beforeTime=2026-01-01T00:00:13Z").body("totalCount", equalTo(2));
    }

    private ValidatableResponse page(String query) {
        return api().get(EVENTS + "?project=" + project + "&" + query).then().statusCode(200);
    }
}
