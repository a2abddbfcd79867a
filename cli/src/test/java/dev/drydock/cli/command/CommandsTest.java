package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import dev.drydock.cli.CommandRunner.Ran;
import dev.drydock.cli.Played;
import dev.drydock.cli.PlayedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final String EVENT = "POST /api/v1/event";
    private static final String STORE = "GET /api/mongodb-datastore/event";
    private static final String STAGES = "GET /api/controlPlane/v1/project/fulltour/stage";
    private static final String SEQUENCES = "GET /api/controlPlane/v1/sequence/fulltour";
    private static final String STARTED = "{\"keptnContext\":\"" + Played.CONTEXT + "\"}";
    private static final String TWO_STAGES =
            "{\"stages\":[{\"stageName\":\"qa\"},{\"stageName\":\"production\",\"parentStages\":[\"qa\"]}]}";

    @TempDir
    private Path home;

    private final PlayedServer server = new PlayedServer();
    private String input = "";

    @AfterEach
    void close() {
        server.close();
    }

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
    void shouldPrintTheContextWhenTheToursEventIsSent() throws IOException {
        // Given
        server.on(EVENT, STARTED);
        var file = "src/test/resources/remediation_trigger.json";

        // When
        var ran = run("send", "event", "-f", file);

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("ID of Keptn context: " + Played.CONTEXT + "\n");
        assertThat(server.lastAsked().body())
                .isEqualTo(Files.readString(Path.of(file)).replaceAll("\\s*\\n\\s*|(?<=:) ", ""));
    }

    @Test
    void shouldReadStandardInputWhenTheFileIsADash() {
        // Given
        server.on(EVENT, STARTED);
        input = "{\"type\":\"sh.keptn.event.qa.chaos.triggered\",\"data\":{\"price\":0.10}}";

        // When
        var ran = run("send", "event", "--file=-", "-o", "json");

        // Then
        assertThat(ran.out()).isEqualTo("{\n  \"keptnContext\" : \"" + Played.CONTEXT + "\"\n}\n");
        assertThat(server.lastAsked().body()).isEqualTo(input);
    }

    @Test
    void shouldTellThePlaceWhenTheEventIsNoJson() {
        // Given
        input = "{\n  \"type\": oops\n}";

        // When
        var ran = run("send", "event", "-f", "-");

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).startsWith("Error: standard input:2:");
        assertThat(server.asked()).isEmpty();
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
    void shouldBeginAtTheFirstStageWhenADeliveryNamesNone() {
        // Given
        server.on(STAGES, TWO_STAGES).on(EVENT, STARTED);

        // When
        run(
                "trigger",
                "delivery",
                "--project=fulltour",
                "--service=helloservice",
                "--image=hello:2",
                "--values",
                "resources.cpu=1,replicas:=2",
                "--labels",
                "build=42");

        // Then
        assertThat(server.lastAsked().body())
                .isEqualTo("{\"specversion\":\"1.0\",\"type\":\"sh.keptn.event.qa.delivery.triggered\","
                        + "\"source\":\"drydock-cli\",\"contenttype\":\"application/json\",\"data\":{"
                        + "\"configurationChange\":{\"values\":{\"image\":\"hello:2\",\"resources\":{\"cpu\":\"1\"},"
                        + "\"replicas\":2}},\"project\":\"fulltour\",\"stage\":\"qa\",\"service\":\"helloservice\","
                        + "\"labels\":{\"build\":\"42\"}}}");
    }

    @Test
    void shouldShowTheRunAndItsResultWhenASequenceIsWatched() {
        // Given
        server.on(EVENT, STARTED)
                .on(STORE, new Played().sequence("qa.chaos", "triggered", "").page())
                .on(
                        STORE,
                        new Played()
                                .sequence("qa.chaos", "triggered", "")
                                .done("chaos", "qa", "job-executor", "'result':'fail','message':'no such pod'")
                                .sequence("qa.chaos", "finished", "'result':'fail','status':'succeeded'")
                                .page())
                .on(SEQUENCES, "{\"states\":[{\"state\":\"finished\"}]}");

        // When
        var ran = run(
                "trigger",
                "sequence",
                "chaos",
                "-p",
                "fulltour",
                "-s",
                "qa",
                "--service",
                "helloservice",
                "--data",
                "problem.problemTitle=slow",
                "--watch");

        // Then
        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.out().lines()).hasSize(4);
        assertThat(ran.out()).contains("chaos         job-executor          fail     no such pod");
    }

    @Test
    void shouldPrintOneDocumentPerStepWhenAProgramWatches() {
        // Given
        server.on(
                        STORE,
                        new Played()
                                .sequence("qa.chaos", "triggered", "")
                                .sequence("qa.chaos", "finished", "'result':'warning','status':'succeeded'")
                                .page())
                .on(SEQUENCES, "{\"states\":[{\"state\":\"finished\"}]}");

        // When
        var ran = run("watch", Played.CONTEXT, "--output=json");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines())
                .first()
                .isEqualTo("{\"kind\":\"sequence.started\",\"time\":\"2026-11-22T10:00:00Z\",\"stage\":\"qa\","
                        + "\"sequence\":\"chaos\",\"source\":\"shipyard-controller\"}");
        assertThat(ran.out()).contains("\"result\":\"warning\"");
    }

    @Test
    void shouldExitWithFiveWhenTheWatchTakesTooLong() {
        // Given
        server.on(STORE, new Played().sequence("qa.chaos", "triggered", "").page());

        // When
        var ran = run("watch", Played.CONTEXT, "--watch-time=1m");

        // Then
        assertThat(ran.exitCode()).isEqualTo(5);
        assertThat(ran.err()).contains("within 60 s", "drydock watch " + Played.CONTEXT);
    }

    @Test
    void shouldExitWithThreeWhenTheContextIsUnknown() {
        // Given
        server.on(STORE, "{\"events\":[]}");

        // When
        var ran = run("watch", "unknown");

        // Then
        assertThat(ran.exitCode()).isEqualTo(3);
    }

    @Test
    void shouldStartAnEvaluationWhenATimeframeIsGiven() {
        // Given
        server.on("POST /api/controlPlane/v1/project/fulltour/stage/qa/service/helloservice/evaluation", STARTED);

        // When
        var ran = run(
                "trigger",
                "evaluation",
                "--project=fulltour",
                "--stage=qa",
                "--service=helloservice",
                "--timeframe=5m",
                "--labels=a=b");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(server.lastAsked().body()).isEqualTo("{\"timeframe\":\"5m\",\"labels\":{\"a\":\"b\"}}");
    }

    @Test
    void shouldRefuseAnEvaluationWhenItsSpanIsAmbiguous() {
        // When
        var ran = run("trigger", "evaluation", "-p", "a", "-s", "b", "--service", "c", "--end=x", "--timeframe=5m");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("Expected --end or --timeframe", "see drydock trigger evaluation --help");
    }

    @Test
    void shouldListSequencesOfEveryProjectWhenNoneIsNamed() {
        // Given
        server.on(
                        "GET /api/controlPlane/v1/project",
                        "{\"projects\":[{\"projectName\":\"fulltour\"}],\"nextPageKey\":\"0\"}")
                .on(
                        SEQUENCES,
                        "{\"states\":[{\"name\":\"remediation\",\"service\":\"helloservice\","
                                + "\"project\":\"fulltour\",\"time\":\"2026-11-22T10:00:00.000Z\",\"shkeptncontext\":\"ctx\","
                                + "\"state\":\"finished\",\"result\":\"pass\",\"problemTitle\":\"slow\",\"stages\":["
                                + "{\"name\":\"production\",\"state\":\"succeeded\",\"latestEvaluation\":{\"score\":100}}]}]}");

        // When
        var ran = run("get", "sequences");

        // Then
        assertThat(ran.out().lines())
                .containsExactly(
                        "CONTEXT   PROJECT    SEQUENCE      SERVICE        STARTED               STATE      RESULT"
                                + "   STAGES                             PROBLEM",
                        "ctx       fulltour   remediation   helloservice   2026-11-22 10:00:00   finished   pass  "
                                + "   production succeeded (score 100)   slow");
    }

    @Test
    void shouldWalkThePagesWhenThereAreMany() {
        // Given
        server.on(
                        "GET /api/controlPlane/v1/project",
                        "{\"projects\":[{\"projectName\":\"one\"}],\"nextPageKey\":\"1\"}")
                .on(
                        "GET /api/controlPlane/v1/project",
                        "{\"projects\":[{\"projectName\":\"two\"}],\"nextPageKey\":\"0\"}");

        // When
        var ran = run("get", "projects", "-o", "yaml");

        // Then
        assertThat(ran.out()).isEqualTo("- projectName: one\n- projectName: two\n");
        assertThat(server.lastAsked().query()).isEqualTo("nextPageKey=1");
    }

    @Test
    void shouldExitWithThreeWhenTheProjectIsUnknown() {
        // Given
        server.on(STAGES, 404, "{\"code\":404,\"message\":\"project fulltour does not exist\"}");

        // When
        var ran = run("get", "stages", "--project=fulltour");

        // Then
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("project fulltour does not exist", "drydock get projects");
    }

    @Test
    void shouldListTheServicesOfEachStage() {
        // Given
        server.on(STAGES, TWO_STAGES)
                .on(
                        STAGES + "/qa/service",
                        "{\"services\":[{\"serviceName\":\"helloservice\",\"deployedImage\":\"h:1\"}]}")
                .on(STAGES + "/production/service", "{\"services\":[]}");

        // When
        var ran = run("get", "services", "--project=fulltour");

        // Then
        assertThat(ran.out().lines().toList().get(1))
                .startsWith("helloservice   fulltour   qa")
                .endsWith("h:1");
    }

    @Test
    void shouldCompleteTheTypeWhenEventsAreListed() {
        // Given
        server.on(
                STORE,
                new Played()
                        .event("evaluation.finished", "lighthouse-service", "qa", "", "'result':'pass'")
                        .page());

        // When
        var ran = run("get", "event", "evaluation.finished", "--project=fulltour", "--stage=qa");

        // Then
        assertThat(server.lastAsked().query()).contains("type=sh.keptn.event.evaluation.finished", "stage=qa");
        assertThat(ran.out()).contains("lighthouse-service");
    }

    @Test
    void shouldShowEachEventOnceWhenEventsAreWatched() {
        // Given
        server.on(STORE, new Played().sequence("qa.chaos", "triggered", "").page());

        // When
        var ran = run("get", "event", "--project=fulltour", "--watch", "--watch-time=3");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).hasSize(1);
    }

    @Test
    void shouldSendTheWordWhenASequenceIsControlled() {
        // Given
        server.on("POST /api/controlPlane/v1/sequence/fulltour/ctx/control", "{}");

        // When
        var ran = run("abort", "sequence", "-p", "fulltour", "-c", "ctx", "-s", "qa");

        // Then
        assertThat(ran.out()).isEqualTo("Successfully aborted sequence ctx in qa\n");
        assertThat(server.lastAsked().body()).isEqualTo("{\"state\":\"abort\",\"stage\":\"qa\"}");
        assertThat(run("pause", "sequence", "ctx", "-p", "fulltour").out())
                .isEqualTo("Successfully paused sequence ctx\n");
        assertThat(run("resume", "sequence", "ctx", "-p", "fulltour").out())
                .isEqualTo("Successfully resumed sequence ctx\n");
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

    private Ran run(String... arguments) {
        return new CommandRunner(home)
                .with("DRYDOCK_ENDPOINT", server.url())
                .with("DRYDOCK_API_TOKEN", "secret")
                .reading(input)
                .run(arguments);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
