package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Updates, deletions and files. */
class ChangesTest extends PlayedCommands {
    private static final String PROJECT = "/api/controlPlane/v1/project/fulltour";
    private static final String RESOURCES = "/api/resource-service/v1/project/fulltour";

    @Test
    void shouldChangeTheShipyardAlone() throws IOException {
        // Given
        server.on("PUT " + PROJECT, "{}");
        var shipyard = Files.writeString(home.resolve("shipyard.yaml"), "kind: Shipyard\n");

        // When
        var ran = run("update", "project", "fulltour", "--shipyard=" + shipyard);

        // Then
        assertThat(ran.out()).isEqualTo("Project fulltour updated successfully\n");
        assertThat(server.lastAsked().body())
                .isEqualTo("{\"name\":\"fulltour\",\"shipyard\":\"" + base64("kind: Shipyard\n") + "\"}");
    }

    @Test
    void shouldNameTheStagesThatMayGo() throws IOException {
        // Given
        server.on("PUT " + PROJECT, "{}");
        var shipyard = Files.writeString(home.resolve("shipyard.yaml"), "kind: Shipyard\n");

        // When
        var ran = run("update", "project", "fulltour", "--shipyard=" + shipyard, "--remove-stages=qa,staging");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(server.lastAsked().query()).isEqualTo("removeStages=qa%2Cstaging");
    }

    @Test
    void shouldChangeTheUpstreamAlone() {
        // Given
        server.on("PUT " + PROJECT, "{}");

        // When
        run("update", "project", "fulltour", "-r", "https://git/x.git", "-u", "me", "-t", "s3cret");

        // Then
        assertThat(server.lastAsked().body())
                .contains("\"remoteURL\":\"https://git/x.git\"", "\"token\":\"s3cret\"")
                .doesNotContain("shipyard");
    }

    @Test
    void shouldShowHowWellTheRepositoryIs() {
        // Given
        server.on(
                "GET /api/controlPlane/v1/project",
                "{\"projects\":[{\"projectName\":\"fulltour\",\"gitCredentials\":{\"remoteURL\":\"https://git/x.git\"},"
                        + "\"repository\":{\"state\":\"stale\",\"reason\":\"unauthorized\"}}],\"nextPageKey\":\"0\"}");

        // When
        var ran = run("get", "projects");

        // Then
        assertThat(ran.out()).contains("https://git/x.git   stale (unauthorized)\n");
    }

    @Test
    void shouldSendTheKeyOfAnSshServer() throws IOException {
        // Given
        server.on("PUT " + PROJECT, "{}");
        var key = Files.writeString(home.resolve("key"), "KEY");

        // When
        run("update", "project", "fulltour", "-r=ssh://git@git/x.git", "-k=" + key, "--git-host-key=ssh-ed25519 A");

        // Then
        assertThat(server.lastAsked().body())
                .contains("\"ssh\":{\"privateKey\":\"" + base64("KEY") + "\",\"hostKey\":\"ssh-ed25519 A\"}");
    }

    @Test
    void shouldAskWhatChangesWhenNothingIsSaid() {
        // When
        var ran = run("update", "project", "fulltour");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("Expected --shipyard or --git-remote-url");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void shouldDeleteAProjectAndTellWhatIsLeft() {
        // Given
        server.on("DELETE " + PROJECT, "{\"message\":\"The upstream keeps its branches.\"}");

        // When
        var ran = run("delete", "project", "fulltour");

        // Then
        assertThat(ran.out()).isEqualTo("Project fulltour deleted successfully\nThe upstream keeps its branches.\n");
    }

    @Test
    void shouldDeleteAService() {
        // Given
        server.on("DELETE " + PROJECT + "/service/helloservice", "{}");

        // When
        var ran = run("delete", "service", "helloservice", "-p", "fulltour");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("Service helloservice deleted successfully\n");
    }

    @Test
    void shouldListTheFilesOfAStageAtACommit() {
        // Given
        server.on(
                "GET " + RESOURCES + "/stage/qa/resource",
                "{\"resources\":[{\"resourceURI\":\"job/config.yaml\"}],\"nextPageKey\":\"0\"}");

        // When
        var ran = run("get", "resources", "-p", "fulltour", "-s", "qa", "--git-commit-id=abc");

        // Then
        assertThat(ran.out()).isEqualTo("URI\njob/config.yaml\n");
        assertThat(server.lastAsked().query()).isEqualTo("gitCommitID=abc");
    }

    @Test
    void shouldPrintAFileAsItIs() {
        // Given
        server.on(
                "GET " + RESOURCES + "/stage/qa/service/helloservice/resource/job%2Fconfig.yaml",
                "{\"resourceURI\":\"job/config.yaml\",\"resourceContent\":\"" + base64("a: 1\n")
                        + "\",\"metadata\":{\"version\":\"c0ffee\"}}");
        String[] command = {"get", "resource", "job/config.yaml", "-p", "fulltour", "-s", "qa", "--service=helloservice"
        };

        // When
        var ran = run(command);

        // Then
        assertThat(ran.out()).isEqualTo("a: 1\n");
        assertThat(run(
                                "get",
                                "resource",
                                "job/config.yaml",
                                "-p=fulltour",
                                "-s=qa",
                                "--service=helloservice",
                                "-o=json")
                        .out())
                .contains("\"resourceContent\" : \"a: 1\\n\"", "\"version\" : \"c0ffee\"");
    }

    @Test
    void shouldDeleteAFile() {
        // Given
        server.on("DELETE " + RESOURCES + "/resource/shipyard.yaml", "{\"commitID\":\"c0ffee\"}");

        // When
        var ran = run("delete", "resource", "shipyard.yaml", "-p", "fulltour");

        // Then
        assertThat(ran.out()).isEqualTo("Resource has been deleted: shipyard.yaml of fulltour, commit c0ffee\n");
    }

    @Test
    void shouldWantAStageWithAService() {
        // When
        var ran = run("delete", "resource", "slo.yaml", "-p", "fulltour", "--service=helloservice");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("Expected --stage with --service");
    }

    @Test
    void shouldUploadStandardInput() {
        // Given
        server.on("POST " + RESOURCES + "/stage/qa/resource", "{\"commitID\":\"c0ffee\"}");
        input = "a: 1\n";

        // When
        var ran = run("add-resource", "-p", "fulltour", "-s", "qa", "-r", "-", "--resourceUri=x.yaml");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(server.lastAsked().body()).contains("\"resourceURI\":\"x.yaml\"", base64("a: 1\n"));
        assertThat(run("add-resource", "-p", "fulltour", "-r", "-").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldListTheErrorsOfAnIntegrationByName() {
        // Given
        server.on("GET /api/controlPlane/v1/uniform/registration", "[{\"id\":\"i1\",\"name\":\"helm\"}]")
                .on(
                        "GET /api/controlPlane/v1/log",
                        "{\"logs\":[{\"integrationid\":\"i1\",\"task\":\"deployment\",\"message\":\"no room\","
                                + "\"time\":\"2026-11-22T10:00:00Z\",\"shkeptncontext\":\"c1\"}],\"nextPageKey\":0}");

        // When
        var ran = run("logs", "helm");

        // Then
        assertThat(ran.out())
                .isEqualTo("TIME                  INTEGRATION   TASK         CONTEXT   MESSAGE\n"
                        + "2026-11-22 10:00:00   helm          deployment   c1        no room\n");
        assertThat(server.lastAsked().query()).isEqualTo("integrationId=i1&pageSize=50");
    }
}
