package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.RESOURCES;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.base64;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.read;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.drydock.shipyard.application.project.FolderArchive;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class ResourceRestTest {
    @Test
    void shouldReadBackTheSameWhenAFileIsWrittenAtAnyLevel() {
        // Given
        var project = createWithService("helloservice");
        var places = List.of(project, project + "/stage/qa", project + "/stage/qa/service/helloservice");

        for (var place : places) {
            // When
            var written = write(place, "some folder/ünï.txt", "content of " + place);

            // Then
            written.statusCode(201).body("commitID", matchesPattern("[0-9a-f]{40}"));
            read(place, "some%20folder/%C3%BCn%C3%AF.txt")
                    .statusCode(200)
                    .body("resourceURI", equalTo("some folder/ünï.txt"))
                    .body("resourceContent", equalTo(base64("content of " + place)))
                    .body("metadata.version", matchesPattern("[0-9a-f]{40}"))
                    .body("metadata.branch", equalTo(place.equals(project) ? "main" : "qa"))
                    .body("metadata.upstreamURL", endsWith("/git/" + project + ".git"));
        }
    }

    @Test
    void shouldContainFilesOfServicesWhenAStageIsListed() {
        // Given
        var project = createWithService("one");
        ProjectApi.addService(project, "two").statusCode(200);
        var stage = project + "/stage/qa";
        write(stage + "/service/one", "a.txt", "1").statusCode(201);
        write(stage + "/service/two", "b.txt", "2").statusCode(201);
        write(stage, "c.txt", "3").statusCode(201);
        write(stage, "d.txt", "4").statusCode(201);

        // When
        var listed = api().get(RESOURCES + "/" + stage + "/resource");

        // Then
        listed.then()
                .statusCode(200)
                .body("totalCount", equalTo(7))
                .body(
                        "resources.resourceURI",
                        containsInAnyOrder(
                                "metadata.yaml",
                                "one/metadata.yaml",
                                "two/metadata.yaml",
                                "one/a.txt",
                                "two/b.txt",
                                "c.txt",
                                "d.txt"));
        api().queryParam("pageSize", 3)
                .queryParam("nextPageKey", "6")
                .get(RESOURCES + "/" + stage + "/resource")
                .then()
                .body("resources", hasSize(1))
                .body("nextPageKey", equalTo("0"));
    }

    @Test
    void shouldKeepAPackedChartAsAFolderAndPackItAgain() {
        // Given
        var project = createWithService("helloservice");
        var place = project + "/stage/qa/service/helloservice";
        var chart = "helm/helloservice.tgz";
        write(
                        place,
                        chart,
                        FolderArchive.pack("helloservice", Map.of("Chart.yaml", bytes("v1"), "old.yaml", bytes("o"))))
                .statusCode(201);

        // When
        write(
                        place,
                        chart,
                        FolderArchive.pack(
                                "helloservice", Map.of("Chart.yaml", bytes("v2"), "templates/a.yaml", bytes("a"))))
                .statusCode(201);
        write(place, "helm/helloservice/values.yaml", "replicas: 2").statusCode(201);

        // Then
        api().get(RESOURCES + "/" + place + "/resource")
                .then()
                .body(
                        "resources.resourceURI",
                        containsInAnyOrder(
                                "metadata.yaml",
                                "helm/helloservice/Chart.yaml",
                                "helm/helloservice/templates/a.yaml",
                                "helm/helloservice/values.yaml"));
        String packed = read(place, "helm/helloservice.tgz")
                .statusCode(200)
                .body("metadata.version", matchesPattern("[0-9a-f]{40}"))
                .extract()
                .path("resourceContent");
        assertThat(FolderArchive.unpack(Base64.getDecoder().decode(packed)).orElseThrow())
                .containsOnlyKeys("Chart.yaml", "templates/a.yaml", "values.yaml")
                .containsEntry("Chart.yaml", bytes("v2"));
        api().delete(RESOURCES + "/" + place + "/resource/helm/helloservice.tgz")
                .then()
                .statusCode(200);
        read(place, "helm/helloservice.tgz").statusCode(404).body("reason", equalTo("unknown-resource"));
    }

    @Test
    void shouldKeepWhatIsOnlyCalledAChartAsItIs() {
        // Given
        var project = createWithService("helloservice");
        var place = project + "/stage/qa/service/helloservice";

        // When
        write(place, "helm/helloservice.tgz", "no archive").statusCode(201);

        // Then
        read(place, "helm/helloservice.tgz").statusCode(200).body("resourceContent", equalTo(base64("no archive")));
        read(place, "helm/other.tgz").statusCode(404).body("reason", equalTo("unknown-resource"));
    }

    @Test
    void shouldReadTheOldContentWhenACommitIsGiven() {
        // Given
        var project = createWithService("helloservice");
        var place = project + "/stage/qa/service/helloservice";
        String old = write(place, "a.txt", "old").extract().path("commitID");
        write(place, "a.txt", "new").statusCode(201);
        write(place, "later.txt", "later").statusCode(201);

        // When
        var read = api().queryParam("gitCommitID", old).get(RESOURCES + "/" + place + "/resource/a.txt");

        // Then
        read.then()
                .statusCode(200)
                .body("resourceContent", equalTo(base64("old")))
                .body("metadata.version", equalTo(old));
        api().queryParam("gitCommitID", old)
                .get(RESOURCES + "/" + place + "/resource/later.txt")
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-resource"));
        api().queryParam("gitCommitID", "0123456789012345678901234567890123456789")
                .get(RESOURCES + "/" + place + "/resource/a.txt")
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-commit"));
    }

    @Test
    void shouldBeUnknownTheSecondTimeWhenAFileIsDeleted() {
        // Given
        var project = createWithService("helloservice");
        var file = RESOURCES + "/" + project + "/stage/qa/service/helloservice/resource/job%2Fnotes.txt";
        api().urlEncodingEnabled(false)
                .body(Map.of("resourceContent", base64("x")))
                .put(file)
                .then()
                .statusCode(200);

        // When
        var deleted = api().urlEncodingEnabled(false).delete(file);

        // Then
        deleted.then().statusCode(200).body("commitID", matchesPattern("[0-9a-f]{40}"));
        api().urlEncodingEnabled(false).delete(file).then().statusCode(404).body("reason", equalTo("unknown-resource"));
    }

    @Test
    void shouldMeanTheSameFileWhenItsPathBeginsWithASlash() {
        // Given
        var project = createWithService("helloservice");
        var place = project + "/stage/qa/service/helloservice";

        // When
        write(place, "/job/notes.txt", "x").statusCode(201);

        // Then
        read(place, "job/notes.txt").statusCode(200).body("resourceURI", equalTo("job/notes.txt"));
        var same = RESOURCES + "/" + place + "/resource/%2Fjob%2Fnotes.txt";
        api().urlEncodingEnabled(false)
                .body(Map.of("resourceContent", base64("y")))
                .put(same)
                .then()
                .statusCode(200);
        api().urlEncodingEnabled(false)
                .get(same)
                .then()
                .statusCode(200)
                .body("resourceURI", equalTo("job/notes.txt"))
                .body("resourceContent", equalTo(base64("y")));
        api().urlEncodingEnabled(false).delete(same).then().statusCode(200);
        read(place, "job/notes.txt").statusCode(404).body("reason", equalTo("unknown-resource"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "~/x", "//etc/passwd", ".git/config", "a%2e%2e/b"})
    void shouldRefuseTheFileWhenItsPathLeadsElsewhere(String uri) {
        // Given
        var project = createWithService("helloservice");

        // When
        var refused = write(project + "/stage/qa/service/helloservice", uri, "x");

        // Then
        refused.statusCode(400).body("reason", equalTo("invalid-path"));
    }

    @Test
    void shouldRefuseTheEncodedPathWhenItLeadsElsewhere() {
        // Given
        var project = createWithService("helloservice");

        // When
        var refused = read(project + "/stage/qa/service/helloservice", "../metadata.yaml");

        // Then
        refused.statusCode(400).body("reason", equalTo("invalid-path"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just text",
                "",
                "[]",
                "{\"resources\":[]}",
                "{\"resources\":[{\"resourceURI\":\"a\",\"resourceContent\":\"not base64!\"}]}"
            })
    void shouldRefuseTheBodyWhenItIsNotWhatWasExpected(String body) {
        // Given
        var project = createWithService("helloservice");

        // When
        var refused = RestAssured.given()
                .header("x-token", DrydockStack.API_TOKEN)
                .contentType("text/plain")
                .body(body)
                .post(RESOURCES + "/" + project + "/resource");

        // Then
        refused.then().statusCode(400).body("reason", equalTo("malformed-body"));
    }

    @Test
    void shouldKeepTheValidFileWhenAnInvalidOneIsUploaded() {
        // Given
        var project = createWithService("helloservice");
        var place = project + "/stage/qa/service/helloservice";
        var valid = "apiVersion: v2\nactions: []\n";
        write(place, "job/config.yaml", valid).statusCode(201);

        // When
        var refused = write(place, "job/config.yaml", "apiVersion: v2\nactoins: []\n");

        // Then
        refused.statusCode(400)
                .body("reason", equalTo("invalid-file"))
                .body("problems[0].file", equalTo("helloservice/job/config.yaml"))
                .body("problems[0].line", equalTo(2));
        read(place, "job/config.yaml").statusCode(200).body("resourceContent", equalTo(base64(valid)));
    }

    @Test
    void shouldKeepTheShipyardWhenItsDeletionIsAsked() {
        // Given
        var project = createWithService("helloservice");

        // When
        var refused = api().delete(RESOURCES + "/" + project + "/resource/shipyard.yaml");

        // Then
        refused.then().statusCode(400).body("detail", containsString("needs its shipyard"));
    }

    @Test
    void shouldSayWhatIsUnknownWhenAPlaceIsNotThere() {
        // Given
        var project = createWithService("helloservice");
        var reasons = Map.of(
                "nowhere",
                "unknown-project",
                project + "/stage/nowhere",
                "unknown-stage",
                project + "/stage/qa/service/nobody",
                "unknown-service",
                project + "/stage/qa/service/helloservice",
                "unknown-resource");

        reasons.forEach((place, reason) -> {
            // When
            var refused = read(place, "a.txt");

            // Then
            refused.statusCode(404).body("reason", equalTo(reason));
        });
    }

    @Test
    void shouldMakeProjectsWithoutAShipyardWhenAskedAsKeptnsResourceService() {
        // Given
        var project = freshName();

        // When
        api().body(Map.of("projectName", project)).post(RESOURCES).then().statusCode(204);
        api().body(Map.of("stageName", "dev"))
                .post(RESOURCES + "/" + project + "/stage")
                .then()
                .statusCode(204);
        api().body(Map.of("serviceName", "carts"))
                .post(RESOURCES + "/" + project + "/stage/dev/service")
                .then()
                .statusCode(204);

        // Then
        write(project + "/stage/dev/service/carts", "a.txt", "x").statusCode(201);
        api().get(PROJECTS + "/" + project).then().statusCode(200).body("problems", hasSize(1));
        var service = RESOURCES + "/" + project + "/stage/dev/service/carts";
        api().delete(service).then().statusCode(204);
        api().delete(service).then().statusCode(404);
        api().delete(RESOURCES + "/" + project).then().statusCode(204);
        api().delete(RESOURCES + "/" + project).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "a/b", "..", ""})
    void shouldRefuseTheNameWhenItIsNotAllowed(String name) {
        // Given
        var project = RESOURCES + "/" + createWithService("helloservice");
        var names = Map.of(
                RESOURCES,
                "projectName",
                project + "/stage",
                "stageName",
                project + "/stage/qa/service",
                "serviceName");

        names.forEach((place, key) -> {
            // When
            var refused = api().body(Map.of(key, name)).post(place);

            // Then
            refused.then().statusCode(400).contentType("application/problem+json");
        });
    }

    @Test
    void shouldRefuseTheSecondWhenSomethingIsCreatedTwice() {
        // Given
        var name = createWithService("helloservice");
        var project = RESOURCES + "/" + name;
        var there = Map.of(
                RESOURCES,
                Map.of("projectName", name),
                project + "/stage",
                Map.of("stageName", "qa"),
                project + "/stage/qa/service",
                Map.of("serviceName", "helloservice"));

        there.forEach((place, body) -> {
            // When
            var refused = api().body(body).post(place);

            // Then
            refused.then().statusCode(409).body("reason", equalTo("already-exists"));
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
