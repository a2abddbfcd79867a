package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.FSCK;
import static dev.drydock.shipyard.adapter.rest.EngineApi.SERVICE;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.addService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.hamcrest.Matchers.containsString;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class BrokenRowTest {
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: br-deploy
                      properties:
                        timeout: 2s
            """;
    private static final String UPDATE = "update sequence_execution set body = '{}' where context = $1";

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Test
    void shouldHoldUpNobodyElse() {
        // Given
        var engine = EngineApi.with(STAGES);
        addService(engine.project(), "other").statusCode(200);
        var broken = engine.trigger("qa.delivery", Map.of(), Map.of("service", SERVICE));
        pool.preparedQuery(UPDATE).execute(Tuple.of(broken)).await().atMost(EngineApi.SOON);

        // When
        var sound = engine.trigger("qa.delivery", Map.of(), Map.of("service", "other"));

        // Then
        engine.awaitState(sound, "timedOut");
        api().get(FSCK).then().statusCode(200).body("findings.detail.join(';')", containsString("cannot be read"));
        api().delete(ProjectApi.PROJECTS + "/" + engine.project()).then().statusCode(200);
        EngineApi.assertNothingIsLost();
    }
}
