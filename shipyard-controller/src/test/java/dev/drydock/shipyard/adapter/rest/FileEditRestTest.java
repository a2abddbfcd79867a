package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.RESOURCES;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.base64;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.read;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an editor of files asks for: is it right, who changed it, and do I overwrite anybody? */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class FileEditRestTest {
    private static final String SLO = """
            spec_version: '1.0'
            objectives:
              - sli: response_time_p95
                pass:
                  - criteria:
                      - "<=800"
            total_score:
              pass: "90%"
              warning: "75%"
            """;

    @Test
    void shouldPointAtMistakeWhenDraftIsCheckedAndKeepNothing() {
        // Given
        var project = createWithService("shop");

        // When
        var report = draft(
                project,
                Map.of(
                        "stage",
                        "qa",
                        "service",
                        "shop",
                        "path",
                        "slo.yaml",
                        "content",
                        SLO.replace("sli: response_time_p95", "displayName: P95")));

        // Then
        report.statusCode(200)
                .body("taken", equalTo(false))
                .body("file", equalTo("shop/slo.yaml"))
                .body("branch", equalTo("qa"))
                .body("findings[0].severity", equalTo("error"))
                .body("findings[0].line", equalTo(3))
                .body("findings[0].message", containsString("sli"));
        read(project + "/stage/qa/service/shop", "slo.yaml").statusCode(404);
    }

    @Test
    void shouldFindWhatIsWrongOnlyBesideOtherFilesWhenDraftIsChecked() {
        // Given
        var project = createWithService("shop");
        var shipyard = ProjectApi.SHIPYARD.replace("qa.delivery.finished", "qa.delivry.finished");

        // When
        var report = draft(project, Map.of("path", "shipyard.yaml", "content", shipyard));

        // Then
        report.statusCode(200).body("findings.message", hasItem(containsString("qa.delivry.finished")));
    }

    @Test
    void shouldSayNothingWhenDraftIsRightOrMeansNothingToDrydock() {
        // Given
        var project = createWithService("shop");

        // When
        var readme = draft(project, Map.of("stage", "qa", "path", "README.md", "content", ": ["));

        // Then
        readme.statusCode(200)
                .body("taken", equalTo(true))
                .body("findings", empty())
                .body("elsewhere", empty());
        draft(project, Map.of("stage", "nowhere", "path", "x", "content", ""))
                .statusCode(404)
                .body("reason", equalTo("unknown-stage"));
        draft(project, Map.of("service", "shop", "path", "x", "content", "")).statusCode(400);
    }

    @Test
    void shouldTellWhoChangedFileWithWhichWordsWhenHistoryIsAskedFor() {
        // Given
        var project = createWithService("shop");
        var token = TokenApi.made("configure");
        put(token.request(), project, SLO, "Ask for <b>95%</b>\n\nSince the last incident.", null)
                .statusCode(200);
        write(project + "/stage/qa/service/shop", "slo.yaml", SLO + "# later\n").statusCode(201);

        // When
        var history = api().queryParam("stage", "qa")
                .queryParam("service", "shop")
                .queryParam("path", "slo.yaml")
                .get("/api/v1/project/{project}/history", project)
                .then();

        // Then
        history.statusCode(200)
                .body("nextPageKey", equalTo("0"))
                .body("commits", hasSize(2))
                .body(
                        "commits.message",
                        equalTo(List.of("Write shop/slo.yaml", "Ask for <b>95%</b>\n\nSince the last incident.")))
                .body("commits.author", equalTo(List.of("configured-admin", token.name())))
                .body("commits[1].changes", equalTo(List.of(Map.of("path", "slo.yaml", "change", "added"))));
    }

    @Test
    void shouldPageThroughHistoryWhenItIsLong() {
        // Given
        var project = createWithService("shop");
        for (var i = 0; i < 4; i++) {
            write(project + "/stage/qa/service/shop", "notes.txt", "note " + i).statusCode(201);
        }
        var first = history(project, 3, null).extract().jsonPath();

        // When
        var second = history(project, 3, first.getString("nextPageKey"));

        // Then
        assertThat(first.getList("commits")).hasSize(3);
        second.statusCode(200)
                .body("commits.commitId", not(hasItem(first.getString("commits[2].commitId"))))
                .body("commits", not(empty()));
        history(project, 3, "tomorrow").statusCode(400).body("reason", equalTo("bad-page-key"));
    }

    @Test
    void shouldWriteNothingAndNameTheFasterWhenFileChangedSinceItWasRead() {
        // Given
        var project = createWithService("shop");
        var seen = write(project + "/stage/qa/service/shop", "slo.yaml", SLO)
                .extract()
                .path("metadata.version");
        var rival = TokenApi.made("configure");
        put(rival.request(), project, SLO.replace("800", "500"), "Tighten", null)
                .statusCode(200);

        // When
        var late = put(api(), project, SLO.replace("800", "900"), "Loosen", "\"" + seen + "\"");

        // Then
        late.statusCode(409)
                .contentType("application/problem+json")
                .body("reason", equalTo("changed-meanwhile"))
                .body("detail", allOf(containsString(rival.name()), containsString("Tighten")));
        read(project + "/stage/qa/service/shop", "slo.yaml")
                .body("resourceContent", equalTo(base64(SLO.replace("800", "500"))));
        api().header("If-Match", seen)
                .delete(RESOURCES + "/{project}/stage/qa/service/shop/resource/slo.yaml", project)
                .then()
                .statusCode(409);
    }

    @Test
    void shouldServeSchemaOfTestsWhenAnEditorAsks() {
        RestAssured.get("/schemas/remediation-test.json").then().statusCode(200).contentType("application/schema+json");
    }

    private static ValidatableResponse draft(String project, Map<String, String> draft) {
        return api().body(draft).post("/api/v1/project/{project}/lint", project).then();
    }

    private static ValidatableResponse history(String project, int size, String key) {
        var request = api().queryParam("stage", "qa").queryParam("pageSize", size);
        return (key == null ? request : request.queryParam("nextPageKey", key))
                .get("/api/v1/project/{project}/history", project)
                .then();
    }

    private static ValidatableResponse put(
            RequestSpecification request, String project, String content, String message, String version) {
        var said = request.queryParam("message", message).body(Map.of("resourceContent", base64(content)));
        return (version == null ? said : said.header("If-Match", version))
                .put(RESOURCES + "/{project}/stage/qa/service/shop/resource/slo.yaml", project)
                .then();
    }
}
