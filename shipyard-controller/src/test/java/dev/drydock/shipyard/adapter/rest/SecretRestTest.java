package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.TokenApi.madeFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class SecretRestTest {
    private static final String SECRET = "/api/secrets/v1/secret";
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String VALUE = "hidden-value-of-a-secret";

    private final String name = "secret-" + NAMES.incrementAndGet() + "-" + System.nanoTime();

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Test
    void shouldListNamesAndKeysAndNeverValues() {
        // When
        create(api(), "keptn-default", Map.of("TOKEN", VALUE, "USER", "me"))
                .statusCode(201)
                .body("name", equalTo(name))
                .body("scope", equalTo("keptn-default"))
                .body("keys", equalTo(List.of("TOKEN", "USER")))
                .body(not(containsString(VALUE)));

        // Then
        api().get(SECRET)
                .then()
                .statusCode(200)
                .body("secrets.find { it.name == '%s' }.keys".formatted(name), equalTo(List.of("TOKEN", "USER")))
                .body("secrets.find { it.name == '%s' }.scope".formatted(name), equalTo("keptn-default"))
                .body(not(containsString(VALUE)));
        api().get("/api/secrets/v1/scope").then().statusCode(200).body("scopes", hasItem("keptn-default"));
    }

    @Test
    void shouldBeUnreadableInTheDatabase() {
        // When
        create(api(), "keptn-default", Map.of("TOKEN", VALUE)).statusCode(201);

        // Then
        var row = pool.query("select secret::text as all, sealed from secret where name = '%s'".formatted(name))
                .execute()
                .await()
                .atMost(Duration.ofSeconds(20))
                .iterator()
                .next();
        assertThat(row.getString("all")).contains("TOKEN").doesNotContain(VALUE);
        assertThat(new String(row.getBuffer("sealed").getBytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain(VALUE);
    }

    @Test
    void shouldTakeTheDefaultScopeAndReplaceAllKeys() {
        // Given
        api().body(Map.of("name", name, "data", Map.of("A", "1")))
                .post(SECRET)
                .then()
                .statusCode(201)
                .body("scope", equalTo("keptn-default"));

        // When
        api().body(Map.of("name", name, "data", Map.of("B", "2")))
                .put(SECRET)
                .then()
                .statusCode(200)
                .body("keys", equalTo(List.of("B")));

        // Then
        values("any").statusCode(200).body("data", equalTo(Map.of("B", "2")));
        create(api(), "keptn-default", Map.of("C", "3")).statusCode(409).body("reason", equalTo("secret-exists"));
        api().queryParam("name", name).delete(SECRET).then().statusCode(200);
        api().queryParam("name", name).delete(SECRET).then().statusCode(404).body("reason", equalTo("unknown-secret"));
        api().body(Map.of("name", name, "data", Map.of("B", "2")))
                .put(SECRET)
                .then()
                .statusCode(404);
        values("any").statusCode(404);
    }

    @Test
    void shouldGiveAJobTheSecretOfItsProjectBeforeTheOneForAll() {
        // Given
        var project = ProjectApi.createWithService("helloservice");
        create(api(), "keptn-default", Map.of("K", "for all")).statusCode(201);
        create(api(), project, Map.of("K", "own")).statusCode(201);

        // Then
        values(project).statusCode(200).body("data.K", equalTo("own"));
        values("another").statusCode(200).body("data.K", equalTo("for all"));
    }

    @Test
    void shouldTellValuesToServicesOnly() {
        create(api(), "keptn-default", Map.of("K", VALUE)).statusCode(201);

        api().get("/api/v1/internal/project/p/secret/" + name)
                .then()
                .statusCode(403)
                .body("reason", equalTo("missing-scope"))
                .body(not(containsString(VALUE)));
    }

    @Test
    void shouldGoWithItsProject() {
        // Given
        var project = ProjectApi.createWithService("helloservice");
        create(api(), project, Map.of("K", VALUE)).statusCode(201);

        // When
        api().delete(PROJECTS + "/" + project).then().statusCode(200);

        // Then
        values(project).statusCode(404);
        api().get(SECRET).then().body("secrets.name", not(hasItem(name)));
    }

    @Test
    void shouldKeepALimitedTokenToTheSecretsOfItsProjects() {
        // Given
        var mine = ProjectApi.createWithService("helloservice");
        var other = ProjectApi.createWithService("helloservice");
        var token = madeFor(mine, "read", "configure");
        create(api(), other, Map.of("K", VALUE)).statusCode(201);
        create(token.request(), mine, Map.of("K", VALUE)).statusCode(201);

        // Then
        create(token.request(), other, Map.of("L", VALUE)).statusCode(403).body("reason", equalTo("other-project"));
        create(token.request(), "keptn-default", Map.of("L", VALUE))
                .statusCode(403)
                .body("reason", equalTo("limited-token"));
        token.request()
                .queryParam("name", name)
                .queryParam("scope", other)
                .delete(SECRET)
                .then()
                .statusCode(403);
        var listed = token.request().get(SECRET).then().statusCode(200);
        listed.body("secrets.scope", not(hasItem(other))).body("secrets.scope", hasItem(mine));
        token.request()
                .get("/api/secrets/v1/scope")
                .then()
                .body("scopes", hasItems("keptn-default", mine))
                .body("scopes", not(hasItem(other)));
    }

    @Test
    void shouldSayWhatIsWrong() {
        create(api(), "keptn-default", Map.of("1A", "x")).statusCode(400).body("reason", equalTo("bad-secret"));
        create(api(), "no-such-project", Map.of("A", "x"))
                .statusCode(404)
                .body("reason", equalTo("unknown-secret-scope"))
                .body("detail", containsString("keptn-default"));
        api().body(Map.of("data", Map.of("A", "x"))).post(SECRET).then().statusCode(400);
        api().body(Map.of("name", name)).post(SECRET).then().statusCode(400);
        api().delete(SECRET).then().statusCode(400).body("reason", equalTo("missing-name"));
        api().body("{\"name\":\"x\",\"data\":{\"A\":\"" + VALUE + "\"")
                .post(SECRET)
                .then()
                .statusCode(400)
                .body(not(containsString(VALUE)));
    }

    private ValidatableResponse create(RequestSpecification request, String scope, Map<String, String> data) {
        return request.body(Map.of("name", name, "scope", scope, "data", data))
                .post(SECRET)
                .then();
    }

    private ValidatableResponse values(String project) {
        return RestAssured.given()
                .header("x-token", DrydockStack.SERVICE_TOKEN)
                .get("/api/v1/internal/project/{project}/secret/{name}", project, name)
                .then();
    }
}
