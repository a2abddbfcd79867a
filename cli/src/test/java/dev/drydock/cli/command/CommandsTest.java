package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The way to the server, its refusals, and what is made there. */
class CommandsTest extends PlayedCommands {
    @Test
    void shouldRememberTheServerWhenItTakesTheToken() {
        // Given
        server.on("POST /api/v1/auth", "{}")
                .on("GET /api/v1/metadata", "{\"keptnversion\":\"0.1.0\",\"shipyardversion\":\"0.2.3\"}");
        var machine = new CommandRunner(home);

        // When
        var auth = machine.run("auth", "-e", server.url() + "/api", "-a", "secret");
        var status = machine.run("status");

        // Then
        assertThat(auth.exitCode()).isZero();
        assertThat(auth.out()).contains("Successfully authenticated against " + server.url());
        assertThat(status.out()).isEqualTo("Successfully authenticated against " + server.url() + ", version 0.1.0\n");
        assertThat(server.asked()).allSatisfy(asked -> assertThat(asked.token()).isEqualTo("secret"));
        assertThat(machine.run("auth", "--export").out())
                .isEqualTo("export DRYDOCK_ENDPOINT='" + server.url() + "'\nexport DRYDOCK_API_TOKEN='secret'\n");
    }

    @Test
    void shouldNotShowTheTokenToAnotherServer() throws IOException {
        // Given
        var config = Files.createDirectories(home.resolve(".config/drydock")).resolve("config.json");
        Files.writeString(config, "{\"endpoint\":\"http://elsewhere\",\"apiToken\":\"secret\"}");
        server.on("POST /api/v1/auth", 401, "{\"title\":\"Unauthorized\"}");

        // When
        var ran = new CommandRunner(home).run("status", "--endpoint", server.url());

        // Then
        assertThat(server.lastAsked().token()).isEqualTo("null");
        assertThat(ran.exitCode()).isEqualTo(4);
    }

    @Test
    void shouldExitWithFourWhenTheTokenIsRefused() {
        // Given
        server.on("POST /api/v1/auth", 401, "{\"title\":\"Unauthorized\",\"detail\":\"the token is not known\"}");

        // When
        var ran = run("auth", "--api-token=wrong");

        // Then
        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err())
                .isEqualTo(
                        "Error: Expected to authenticate, but the server answered 401: Unauthorized\n"
                                + "  the token is not known\n"
                                + "  What to do: give a token that may do this: drydock auth --endpoint=URL --api-token=TOKEN\n");
        assertThat(home.resolve(".config")).doesNotExist();
    }

    @Test
    void shouldSayHowToSetAnEndpointWhenThereIsNone() {
        // When
        var ran = new CommandRunner(home).run("get", "projects");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("no endpoint is set", "drydock auth --endpoint=URL --api-token=TOKEN");
    }

    @Test
    void shouldSayThatNothingListensWhenTheServerIsDown() {
        // Given
        var url = server.url();
        server.close();

        // When
        var ran = new CommandRunner(home).with("DRYDOCK_ENDPOINT", url).run("get", "projects");

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("the server cannot be reached", "nothing listens at 127.0.0.1:");
    }

    @Test
    void shouldPrintEveryProblemWhenTheServerRefusesAFile() throws IOException {
        // Given
        server.on(
                "POST /api/controlPlane/v1/project",
                400,
                "{\"title\":\"The shipyard is not valid\",\"status\":400,"
                        + "\"problems\":[{\"file\":\"shipyard.yaml\",\"line\":7,\"column\":13,\"message\":\"unknown field\"},"
                        + "\"shipyard.yaml:9:1: another\"]}");
        var shipyard = Files.writeString(home.resolve("shipyard.yaml"), "apiVersion: x");

        // When
        var ran = run("create", "project", "fulltour", "--shipyard=" + shipyard);

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "The shipyard is not valid",
                        "  shipyard.yaml:7:13: unknown field",
                        "  shipyard.yaml:9:1: another");
    }

    @Test
    void shouldSayProblemsOnceWhenTheDetailListsThemToo() throws IOException {
        // Given
        server.on(
                "POST /api/controlPlane/v1/project",
                400,
                "{\"title\":\"The shipyard is not valid\",\"status\":400,"
                        + "\"detail\":\"shipyard.yaml:7:13: unknown field\","
                        + "\"problems\":[{\"file\":\"shipyard.yaml\",\"line\":7,\"column\":13,\"message\":\"unknown field\"}]}");
        var shipyard = Files.writeString(home.resolve("shipyard.yaml"), "apiVersion: x");

        // When
        var ran = run("create", "project", "fulltour", "--shipyard=" + shipyard);

        // Then
        assertThat(ran.err()).containsOnlyOnce("shipyard.yaml:7:13: unknown field");
    }

    @Test
    void shouldSendCredentialsWhenAProjectHasAnUpstream() throws IOException {
        // Given
        server.on("POST /api/controlPlane/v1/project", "{}");
        var shipyard = Files.writeString(home.resolve("shipyard.yaml"), "kind: Shipyard\n");

        // When
        var ran = run(
                "create",
                "project",
                "fulltour",
                "-s",
                shipyard.toString(),
                "-r",
                "https://git/x.git",
                "-u",
                "me",
                "-t",
                "s3cret");

        // Then
        assertThat(ran.out()).isEqualTo("Project fulltour created successfully\n");
        assertThat(server.lastAsked().body())
                .isEqualTo("{\"name\":\"fulltour\",\"shipyard\":\"" + base64("kind: Shipyard\n")
                        + "\",\"gitCredentials\":{\"remoteURL\":\"https://git/x.git\",\"user\":\"me\","
                        + "\"https\":{\"token\":\"s3cret\",\"insecureSkipTLS\":false}}}");
    }

    @Test
    void shouldSayWhatTestsOfKeptnGrepForWhenAServiceIsCreated() {
        // Given
        server.on("POST /api/controlPlane/v1/project/fulltour/service", "{}");

        // When
        var ran = run("create", "service", "helloservice", "--project=fulltour");

        // Then
        assertThat(ran.out()).contains("created successfully");
        assertThat(server.lastAsked().body()).isEqualTo("{\"serviceName\":\"helloservice\"}");
    }

    @Test
    void shouldAddToEachStageWhenAllStagesAreMeant() throws IOException {
        // Given
        var resources = "POST /api/resource-service/v1/project/fulltour/stage/%s/service/helloservice/resource";
        server.on(STAGES, TWO_STAGES)
                .on(resources.formatted("qa"), "{\"commitID\":\"abc\"}")
                .on(resources.formatted("production"), "{\"commitID\":\"def\"}");
        var file = Files.writeString(home.resolve("jobs.yaml"), "apiVersion: v2\n");

        // When
        var ran = run(
                "add-resource",
                "--project=fulltour",
                "--all-stages",
                "--service=helloservice",
                "--resource=" + file,
                "--resourceUri=job/config.yaml");

        // Then
        assertThat(ran.out())
                .isEqualTo(
                        "Resource has been uploaded: job/config.yaml to fulltour/qa/helloservice, commit abc\n"
                                + "Resource has been uploaded: job/config.yaml to fulltour/production/helloservice, commit def\n");
        assertThat(server.lastAsked().body())
                .isEqualTo("{\"resources\":[{\"resourceURI\":\"job/config.yaml\",\"resourceContent\":\""
                        + base64("apiVersion: v2\n") + "\"}]}");
    }

    @Test
    void shouldSuggestWhenAWordIsMistyped() {
        // When
        var ran = run("triger", "sequence");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("trigger");
    }

    @Test
    void shouldPrintAScriptForEachShell() {
        assertThat(run("completion", "bash").out()).contains("complete -F");
        assertThat(run("completion", "zsh").out()).contains("compinit");
        assertThat(run("completion", "fish").out())
                .contains("complete -c drydock -n 'not __fish_seen_subcommand_from auth")
                .contains("-f -a delivery -d 'Deliver an image, from the first stage on.'");
    }

    @Test
    void shouldTellItsOwnVersionWhenTheServerIsNotKnown() {
        // When
        var ran = new CommandRunner(home).run("version", "--output=json");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("\"cli\" : \"").doesNotContain("${");
    }

    @Test
    void shouldSayThatTheEndpointIsWrongWhenItAnswersSomethingElse() {
        // Given
        server.on("GET /api/controlPlane/v1/project", "<html></html>");

        // When
        var ran = run("get", "projects");

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("is this endpoint a Drydock server?");
    }
}
