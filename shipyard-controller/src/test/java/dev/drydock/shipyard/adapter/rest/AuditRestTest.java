package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.TokenApi.made;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class AuditRestTest {
    private static final String AUDIT = "/api/v1/audit";

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Test
    void shouldTellWhoChangedWhatAndHowItEnded() {
        // Given
        var token = made("configure", "read");
        var project = ProjectApi.freshName();
        var before = Instant.now().minusSeconds(1);

        // When
        token.request()
                .body(Map.of("name", project, "shipyard", ProjectApi.base64(ProjectApi.SHIPYARD)))
                .post(PROJECTS)
                .then()
                .statusCode(201);
        token.request().get(PROJECTS).then().statusCode(200);
        token.request().delete(PROJECTS + "/none-" + project).then().statusCode(404);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(uses("token", token.name()))
                        .extracting(
                                use -> use.get("method"),
                                use -> use.get("path"),
                                use -> use.get("project"),
                                use -> use.get("status"))
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(
                                        "DELETE", PROJECTS + "/none-" + project, "none-" + project, 404),
                                org.assertj.core.groups.Tuple.tuple("POST", PROJECTS, project, 201)));
        var use = uses("project", project).get(0);
        assertThat(use.get("address")).isEqualTo("127.0.0.1");
        assertThat(Instant.parse(String.valueOf(use.get("time"))))
                .isBetween(before, Instant.now().plusSeconds(1));
    }

    @Test
    void shouldSayWhichEventWasSentAndWhatWasDoneToAFlow() {
        // Given
        var project = ProjectApi.createWithService("helloservice");
        var token = made("send-events", "operate");
        var context = token.request()
                .body(Map.of(
                        "specversion", "1.0",
                        "type", "sh.keptn.event.qa.delivery.triggered",
                        "source", "a-test",
                        "data", Map.of("project", project, "stage", "qa", "service", "helloservice")))
                .post("/api/v1/event")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("keptnContext");

        // When
        token.request()
                .body(Map.of("state", "abort"))
                .post("/api/controlPlane/v1/sequence/{project}/{context}/control", project, context)
                .then()
                .statusCode(200);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(uses("token", token.name()))
                        .extracting(use -> use.get("project"), use -> use.get("detail"), use -> use.get("status"))
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(project, "abort", 200),
                                org.assertj.core.groups.Tuple.tuple(
                                        project, "sh.keptn.event.qa.delivery.triggered", 200)));
    }

    @Test
    void shouldTellHowItEndedWhenTheRequestHoldsWhatNoDatabaseKeeps() {
        // Given
        var token = made("operate");

        // When
        token.request()
                .body(Map.of("state", "pause", "stage", "a\u0000b"))
                .post("/api/controlPlane/v1/sequence/{project}/{context}/control", "none", "none");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(uses("token", token.name()))
                        .extracting(use -> use.get("status"), use -> use.get("detail"))
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(404, "pause in a\uFFFDb")));
    }

    @Test
    void shouldTellOfANameThatIsLongerThanAnIndexTakes() {
        // Given
        var token = made("configure");
        var name = "x"
                + new Random(1)
                        .ints(3_000, 'a', 'z')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());

        // When
        token.request().delete(PROJECTS + "/" + name).then().statusCode(400);
        token.request().body(Map.of("name", name)).post(PROJECTS).then().statusCode(400);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(uses("token", token.name()))
                        .extracting(use -> use.get("status"))
                        .containsExactly(400, 400));
    }

    @Test
    void shouldNameTheCreatorOfATokenAndNeverItsText() {
        // When
        var token = made("read");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> api().queryParam("token", "configured-admin")
                        .queryParam("pageSize", 1000)
                        .get(AUDIT)
                        .then()
                        .statusCode(200)
                        .body("uses.detail", org.hamcrest.Matchers.hasItem(token.name() + " [read]"))
                        .body(not(containsString(token.text()))));
    }

    @Test
    void shouldPageWithoutGapOrRepeat() {
        // Given
        var token = made("configure");
        for (var i = 0; i < 7; i++) {
            token.request().delete(PROJECTS + "/none-" + i).then().statusCode(404);
        }

        // When
        var paths = new ArrayList<String>();
        var key = "";
        do {
            var page = api().queryParam("token", token.name())
                    .queryParam("pageSize", 3)
                    .queryParam("nextPageKey", key)
                    .get(AUDIT)
                    .then()
                    .statusCode(200)
                    .extract();
            paths.addAll(page.<List<String>>path("uses.path"));
            key = page.path("nextPageKey");
        } while (!key.equals("0"));

        // Then
        assertThat(paths)
                .containsExactly(
                        PROJECTS + "/none-6",
                        PROJECTS + "/none-5",
                        PROJECTS + "/none-4",
                        PROJECTS + "/none-3",
                        PROJECTS + "/none-2",
                        PROJECTS + "/none-1",
                        PROJECTS + "/none-0");
    }

    @Test
    void shouldNotBeChangedByAnybody() {
        // Given
        var token = made("configure");
        token.request().delete(PROJECTS + "/none").then().statusCode(404);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(uses("token", token.name()))
                        .extracting(use -> use.get("status"))
                        .containsExactly(404));

        // Then
        for (var change : List.of("token = 'somebody'", "status = 200", "path = '/'", "at = now()")) {
            assertThatThrownBy(
                            () -> pool.query("update audit set %s where token = '%s'".formatted(change, token.name()))
                                    .execute()
                                    .await()
                                    .atMost(SOON))
                    .hasMessageContaining("the audit trail is not changed");
        }
    }

    @Test
    void shouldBeReadByAdminsOnly() {
        made("read", "operate", "configure")
                .request()
                .get(AUDIT)
                .then()
                .statusCode(403)
                .body("reason", equalTo("missing-scope"));
        api().queryParam("nextPageKey", "x").get(AUDIT).then().statusCode(400);
    }

    private static List<Map<String, Object>> uses(String parameter, String value) {
        return api().queryParam(parameter, value)
                .get(AUDIT)
                .then()
                .statusCode(200)
                .extract()
                .path("uses");
    }
}
