package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.RESOURCES;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.SHIPYARD;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.base64;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.read;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.GitCommand;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class GitRestTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int TEN_MEBI = 10 * 1024 * 1024;

    @TempDir
    Path temp;

    @Inject
    ProjectSnapshots snapshots;

    @Test
    void shouldReadWhatWasPushedWhenItIsPushedToAStage() {
        // Given
        var project = createWithService("helloservice");
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "qa");

        // When
        var pushed = clone.push("helloservice/notes.txt", "pushed");

        // Then
        assertThat(pushed.exit()).as(pushed.output()).isZero();
        read(project + "/stage/qa/service/helloservice", "notes.txt")
                .statusCode(200)
                .body("resourceContent", equalTo(base64("pushed")));
        assertThat(known(project).head("qa"))
                .contains(clone.run("rev-parse", "HEAD").strip());
    }

    @Test
    void shouldSeeTheChangeWhenAnotherClientWroteBetweenPulls() {
        // Given
        var project = createWithService("helloservice");
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "qa");
        write(project + "/stage/qa", "a.txt", "written").statusCode(201);

        // When
        clone.run("pull", "-q", "--rebase");

        // Then
        assertThat(clone.folder().resolve("a.txt")).hasContent("written");
    }

    @Test
    void shouldShowThePlaceToThePusherWhenAFileIsInvalid() {
        // Given
        var project = createWithService("helloservice");
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "main");
        var before = known(project).shipyard();

        // When
        var refused = clone.push("shipyard.yaml", ProjectApi.MISINDENTED);

        // Then
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("remote: ").contains("shipyard.yaml:12:");
        assertThat(known(project).shipyard()).isEqualTo(before);
    }

    @Test
    void shouldHaveANewStageWhenThePushedShipyardNamesOne() {
        // Given
        var project = createWithService("helloservice");
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "main");

        // When
        var pushed = clone.push("shipyard.yaml", SHIPYARD + "    - name: canary\n      sequences: []\n");

        // Then
        assertThat(pushed.exit()).as(pushed.output()).isZero();
        var known = known(project);
        assertThat(known.heads()).containsKey("canary");
        assertThat(known.services().get("canary")).containsExactly("helloservice");
    }

    @Test
    void shouldTakeThePushWhenItIsLargerThanOtherBodiesMayBe() {
        // Given
        var project = createWithService("helloservice");
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "qa");
        clone.run("config", "http.postBuffer", "100000000"); // one body with a content length
        var noise = new byte[TEN_MEBI - 1];
        new Random(1).nextBytes(noise);

        // When
        var whole = clone.push("helloservice/data.bin", noise);
        clone.run("config", "http.postBuffer", "65536"); // chunked
        new Random(2).nextBytes(noise);
        var chunked = clone.push("helloservice/data.bin", noise);

        // Then
        assertThat(whole.exit()).as(whole.output()).isZero();
        assertThat(chunked.exit()).as(chunked.output()).isZero();
        new GitCommand(temp).run("clone", "-q", "-b", "qa", HostedGit.url(project), "again");
        assertThat(temp.resolve("again/helloservice/data.bin")).hasBinaryContent(noise);
    }

    @Test
    void shouldRefuseTheBodyWhenItIsLargeAndNoPush() {
        // Given
        var project = createWithService("helloservice");

        // When
        var refused = api().body(new byte[3 * 1024 * 1024]).post(RESOURCES + "/" + project + "/resource");

        // Then
        refused.then().statusCode(413);
    }

    @Test
    void shouldAskForThePasswordWhenGitComesWithoutToken() {
        // Given
        var project = createWithService("helloservice");

        // When
        var refused = RestAssured.given().get("/git/" + project + ".git/info/refs?service=git-upload-pack");

        // Then
        refused.then().statusCode(401).header("WWW-Authenticate", containsString("Basic"));
    }

    @Test
    void shouldSayThatThereIsNoneWhenAnUnknownProjectIsCloned() {
        // When
        var refused = new GitCommand(temp).attempt("clone", HostedGit.url("nowhere"), "x");

        // Then
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("not found");
    }

    @Test
    void shouldUseWhatIsPushedUpstreamWhenTheProjectsRepositoryIsElsewhere() {
        // Given
        var elsewhere = upstream();
        var project = freshName();
        createAt(elsewhere, project, DrydockStack.API_TOKEN).then().statusCode(201);
        ProjectApi.addService(project, "helloservice").statusCode(200);
        var clone = HostedGit.cloneOf(new GitCommand(temp), elsewhere, "qa");

        // When
        clone.push("helloservice/notes.txt", "pushed upstream");

        // Then
        var head = clone.run("rev-parse", "HEAD").strip();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(known(project).head("qa")).contains(head));
        write(project + "/stage/qa/service/helloservice", "here.txt", "written here")
                .statusCode(201);
        clone.run("pull", "-q");
        assertThat(clone.folder().resolve("helloservice/here.txt")).hasContent("written here");
        api().get(PROJECTS + "/" + project)
                .then()
                .statusCode(200)
                .body("isUpstreamAutoProvisioned", equalTo(false))
                .body("gitCredentials.remoteURL", containsString(elsewhere))
                .body(not(containsString(DrydockStack.API_TOKEN)));
    }

    @Test
    void shouldBeginWithWhatWasPushedUpstreamAMomentAgo() {
        // Given
        var elsewhere = upstream();
        var project = freshName();
        createAt(elsewhere, project, DrydockStack.API_TOKEN).then().statusCode(201);
        ProjectApi.addService(project, "helloservice").statusCode(200);
        var clone = HostedGit.cloneOf(new GitCommand(temp), elsewhere, "qa");
        for (var number = 0; number < 3; number++) {
            // When
            clone.push("helloservice/notes.txt", "pushed upstream, " + number);
            var context = new EngineApi(project).trigger("qa.delivery");

            // Then
            api().queryParam("project", project)
                    .queryParam("keptnContext", context)
                    .get("/api/controlPlane/v1/sequence-execution")
                    .then()
                    .body(
                            "sequenceExecutions.scope.gitcommitid",
                            contains(clone.run("rev-parse", "HEAD").strip()));
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenTheUpstreamRefusesTheToken() {
        // Given
        var elsewhere = upstream();
        var project = freshName();

        // When
        var refused = createAt(elsewhere, project, "wrong-token");

        // Then
        refused.then()
                .statusCode(424)
                .body("reason", equalTo("upstream-unauthorized"))
                .body("detail", not(containsString("wrong-token")));
        api().get(PROJECTS + "/" + project).then().statusCode(404);
        createAt(elsewhere, project, DrydockStack.API_TOKEN).then().statusCode(201);
    }

    @Test
    void shouldHaveAFolderPerStageWhenTheProjectIsCreatedSo() {
        // Given
        var project = freshName();
        api().body(Map.of("name", project, "shipyard", base64(SHIPYARD), "layout", "directories"))
                .post(PROJECTS)
                .then()
                .statusCode(201);
        ProjectApi.addService(project, "helloservice").statusCode(200);
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "main");

        // When
        var pushed = clone.push(".keptn-stages/qa/helloservice/a.txt", "pushed");

        // Then
        assertThat(pushed.exit()).as(pushed.output()).isZero();
        ProjectApi.read(project + "/stage/qa/service/helloservice", "a.txt")
                .statusCode(200)
                .body("resourceContent", equalTo(base64("pushed")))
                .body("metadata.branch", equalTo("main"));
        api().get(PROJECTS + "/" + project)
                .then()
                .body("repository.layout", equalTo("directories"))
                .body("stages.stageName", hasItems("qa", "production"))
                .body("stages[1].services.serviceName", hasItems("helloservice"));
        assertThat(known(project).services().get("qa")).containsExactly("helloservice");
    }

    @Test
    void shouldSayHowManyAreTakenWhenAPushHasAHundredThousandFiles() throws IOException {
        // Given
        var project = freshName();
        ProjectApi.create(project, SHIPYARD).statusCode(201);
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "qa");
        for (var i = 0; i < 100; i++) {
            var many = Files.createDirectories(clone.folder().resolve("many/" + i));
            for (var j = 0; j < 1000; j++) {
                Files.writeString(many.resolve(j + ".txt"), i + " " + j);
            }
        }

        // When
        var refused = clone.push("last.txt", "x");

        // Then
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("at most 50000 are taken at once");
        ProjectApi.read(project + "/stage/qa", "last.txt").statusCode(404);
        ProjectApi.addService(project, "helloservice").statusCode(200);
    }

    /** A hosted repository that is no project's: for another project it is a Git server elsewhere. */
    private static String upstream() {
        var elsewhere = freshName();
        api().body(Map.of("projectName", elsewhere)).post(RESOURCES).then().statusCode(204);
        api().delete(RESOURCES + "/" + elsewhere + "/resource/metadata.yaml")
                .then()
                .statusCode(200);
        return elsewhere;
    }

    private static Response createAt(String elsewhere, String project, String token) {
        var url = "http://127.0.0.1:%d/git/%s.git".formatted(RestAssured.port, elsewhere);
        var credentials = Map.of("remoteURL", url, "user", "git", "https", Map.of("token", token));
        return api().body(Map.of("name", project, "shipyard", base64(SHIPYARD), "gitCredentials", credentials))
                .post(PROJECTS);
    }

    private Known known(String project) {
        return (Known) snapshots.now(project).await().atMost(SOON);
    }
}
