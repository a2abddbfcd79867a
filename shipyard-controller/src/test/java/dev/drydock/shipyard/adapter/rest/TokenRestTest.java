package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.TokenApi.TOKENS;
import static dev.drydock.shipyard.adapter.rest.TokenApi.made;
import static dev.drydock.shipyard.adapter.rest.TokenApi.madeFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.kit.access.TokenText;
import dev.drydock.shipyard.adapter.postgres.PostgresTokens;
import dev.drydock.shipyard.application.access.IssuedTokens;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class TokenRestTest {
    @Inject
    IssuedTokens tokens;

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Test
    void shouldTellATokenOnceAndListItWithoutItsText() {
        // Given
        var name = TokenApi.freshName();

        // When
        var text = api().body(Map.of("name", name, "scopes", List.of("read", "operate")))
                .post(TOKENS)
                .then()
                .statusCode(201)
                .body("name", equalTo(name))
                .body("createdBy", equalTo("configured-admin"))
                .extract()
                .<String>path("token");

        // Then
        assertThat(TokenText.isWellFormed(text)).isTrue();
        api().queryParam("pageSize", 1000)
                .get(TOKENS)
                .then()
                .statusCode(200)
                .body("tokens.name", hasItem(name))
                .body("tokens.find { it.name == '%s' }.scopes".formatted(name), equalTo(List.of("read", "operate")))
                .body(not(containsString(text)));
    }

    @ParameterizedTest
    @CsvSource({"x-token,''", "Authorization,'Bearer '"})
    void shouldLetInWhoShowsATokenInAHeader(String header, String before) {
        var token = made("read");

        RestAssured.given()
                .header(header, before + token.text())
                .post("/api/v1/auth")
                .then()
                .statusCode(200)
                .body("name", equalTo(token.name()))
                .body("scopes", equalTo(List.of("read")))
                .body("projects", nullValue());
    }

    @Test
    void shouldSayWhichScopeIsMissing() {
        var token = made("read", "send-events");

        token.request()
                .delete(PROJECTS + "/some-project")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("reason", equalTo("missing-scope"))
                .body("detail", containsString("lacks the scope 'configure'"))
                .body("detail", containsString("it has read, send-events"));
    }

    @Test
    void shouldLetNobodyButAdminsTouchTokens() {
        var token = made("read", "send-events", "operate", "configure");

        token.request().get(TOKENS).then().statusCode(403);
        token.request()
                .body(Map.of("name", TokenApi.freshName(), "scopes", List.of("admin")))
                .post(TOKENS)
                .then()
                .statusCode(403)
                .body("detail", containsString("'admin'"));
    }

    @Test
    void shouldRefuseARevokedTokenAtOnceAndNeverGiveItsNameAgain() {
        // Given
        var token = made("read");
        token.request().get(PROJECTS).then().statusCode(200);

        // When
        TokenApi.revoke(token);

        // Then
        token.request().get(PROJECTS).then().statusCode(401).body("reason", equalTo("unauthenticated"));
        api().body(Map.of("name", token.name(), "scopes", List.of("read")))
                .post(TOKENS)
                .then()
                .statusCode(409)
                .body("reason", equalTo("token-exists"));
        api().delete(TOKENS + "/" + token.name()).then().statusCode(404);
    }

    @Test
    void shouldBeRefusedByAnotherReplicaAsSoonAsItIsRevoked() {
        // Given
        var replica = new IssuedTokens(new PostgresTokens(pool), new SecureRandom(), InstantSource.system());
        var token = made("read");
        var before = replica.find(token.text()).await().atMost(Duration.ofSeconds(30));

        // When
        TokenApi.revoke(token);

        // Then
        assertThat(before).isPresent();
        assertThat(replica.find(token.text()).await().atMost(Duration.ofSeconds(30)))
                .isEmpty();
    }

    @Test
    void shouldRefuseATokenWhoseTimeIsOver() {
        // Given
        var end = Instant.now().plusSeconds(2);
        var token = made(Map.of("scopes", List.of("read"), "expiresAt", end.toString()));
        token.request().get(PROJECTS).then().statusCode(200);

        // Then
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> token.request().get(PROJECTS).then().statusCode(401));
        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"guessed-by-somebody", "drydock_0000000000000000000000000000000000000000000000", "'drydock_ä'"})
    void shouldAnswerAWrongTokenWithoutSayingItAgain(String wrong) {
        RestAssured.given()
                .header("Authorization", "Bearer " + wrong)
                .get(PROJECTS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("reason", equalTo("unauthenticated"))
                .body(not(containsString(wrong)));
    }

    @ParameterizedTest
    @CsvSource({
        "A B,read,bad-token",
        "configured-admin,read,bad-token",
        "fine,internal,bad-token",
        "fine,everything,unknown-scope"
    })
    void shouldRefuseAWishThatMakesNoSense(String name, String scope, String reason) {
        api().body(Map.of("name", name, "scopes", List.of(scope)))
                .post(TOKENS)
                .then()
                .statusCode(400)
                .body("reason", equalTo(reason));
    }

    @Test
    void shouldRefuseATokenThatCouldRaiseItself() {
        api().body(Map.of("name", "fine", "scopes", List.of("admin"), "projects", List.of("one")))
                .post(TOKENS)
                .then()
                .statusCode(400)
                .body("detail", containsString("cannot be limited"));
    }

    @Test
    void shouldKeepATokenToItsProjects() {
        // Given
        var mine = ProjectApi.createWithService("helloservice");
        var other = ProjectApi.createWithService("helloservice");
        var token = madeFor(mine, "read", "configure", "send-events", "operate");

        // Then
        token.request()
                .queryParam("pageSize", 1000)
                .get(PROJECTS)
                .then()
                .statusCode(200)
                .body("projects.projectName", equalTo(List.of(mine)))
                .body("totalCount", equalTo(1));
        token.request().get(PROJECTS + "/" + mine).then().statusCode(200);
        token.request()
                .get(PROJECTS + "/" + other)
                .then()
                .statusCode(403)
                .body("reason", equalTo("other-project"))
                .body("detail", containsString("only for " + mine));
        token.request().delete(PROJECTS + "/" + other).then().statusCode(403);
        token.request()
                .body(Map.of("name", other))
                .put(PROJECTS)
                .then()
                .statusCode(403)
                .body("reason", equalTo("other-project"));
        token.request()
                .queryParam("project", other)
                .get("/api/mongodb-datastore/event")
                .then()
                .statusCode(403);
        token.request().get("/api/v1/dead-letter").then().statusCode(403).body("reason", equalTo("limited-token"));
        token.request().get("/api/v1/fsck").then().statusCode(403);
        token.request().get("/api/controlPlane/v1/log").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/dead-letter",
        "GET,/api/v1/dead-letter/some-letter",
        "POST,/api/v1/dead-letter/some-letter/replay",
        "GET,/api/v1/fsck",
        "GET,/api/v1/check",
        "GET,/api/controlPlane/v1/log",
        "DELETE,/api/controlPlane/v1/log",
        "DELETE,/api/controlPlane/v1/uniform/registration/some-integration"
    })
    void shouldNotTakeAProjectForAnAnswerThatTheEndpointNeverAskedFor(String method, String path) {
        var mine = ProjectApi.createWithService("helloservice");

        madeFor(mine, "read", "configure", "send-events", "operate")
                .request()
                .queryParam("project", mine)
                .request(method, path)
                .then()
                .statusCode(403)
                .body("reason", equalTo("limited-token"));
    }

    @Test
    void shouldListOnlyTheEventsOfATokensProjects() {
        // Given
        var mine = ProjectApi.createWithService("helloservice");
        var other = ProjectApi.createWithService("helloservice");
        var token = madeFor(mine, "read", "send-events");
        trigger(token, mine).then().statusCode(200);
        trigger(token, other).then().statusCode(403).body("reason", equalTo("other-project"));
        api().body(delivery(other)).post("/api/v1/event").then().statusCode(200);

        // When
        var events = token.request().queryParam("pageSize", 1000).get("/api/mongodb-datastore/event");

        // Then
        events.then().statusCode(200).body("events.data.project", everyItem(equalTo(mine)));
        assertThat(events.<List<Object>>path("events")).isNotEmpty();
        var tasks = token.request()
                .get("/api/controlPlane/v1/event/triggered/sh.keptn.event.deployment.triggered")
                .then()
                .statusCode(200)
                .extract();
        assertThat(tasks.<List<String>>path("events.data.project")).containsExactly(mine);
        assertThat(token.request()
                        .get("/api/controlPlane/v1/event/unanswered")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("tasks.project"))
                .containsExactly(mine);
    }

    @Test
    void shouldAskForMoreThanSendingEventsToApprove() {
        var project = ProjectApi.createWithService("helloservice");
        var token = madeFor(project, "send-events");

        token.request()
                .body(Map.of(
                        "specversion", "1.0",
                        "type", "sh.keptn.event.approval.finished",
                        "source", "a-pipeline",
                        "shkeptncontext", "0c9f6c1e-2c5d-4b53-8a59-8a6f1f1f0001",
                        "triggeredid", "0c9f6c1e-2c5d-4b53-8a59-8a6f1f1f0002",
                        "data",
                                Map.of(
                                        "project", project,
                                        "stage", "qa",
                                        "service", "helloservice",
                                        "result", "pass",
                                        "status", "succeeded")))
                .post("/api/v1/event")
                .then()
                .statusCode(403)
                .body("detail", containsString("'operate'"));
    }

    @Test
    void shouldMakeTheFirstTokenOnce() {
        // When
        var first = tokens.createFirst().await().atMost(Duration.ofSeconds(30));
        var again = tokens.createFirst().await().atMost(Duration.ofSeconds(30));

        // Then
        assertThat(first).isPresent();
        assertThat(first.get().toString()).doesNotContain(first.get().text());
        assertThat(again).isEmpty();
        RestAssured.given()
                .header("x-token", first.get().text())
                .get(TOKENS)
                .then()
                .statusCode(200);
    }

    private static io.restassured.response.Response trigger(TokenApi.Made token, String project) {
        return token.request().body(delivery(project)).post("/api/v1/event");
    }

    private static Map<String, Object> delivery(String project) {
        return Map.of(
                "specversion", "1.0",
                "type", "sh.keptn.event.qa.delivery.triggered",
                "source", "a-test",
                "data", Map.of("project", project, "stage", "qa", "service", "helloservice"));
    }
}
