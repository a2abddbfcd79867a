package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What starts a sequence, and follows it. */
class StartingTest extends PlayedCommands {
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
    void shouldSendAFileAsIfItWereWrittenNow() {
        // Given
        server.on(EVENT, STARTED);
        input = "{\"id\":\"1\",\"time\":\"2019-06-07T07:02:15Z\",\"type\":\"t\"}";

        // When
        run("send", "event", "--file=-");
        var sent = server.lastAsked().body();
        run("send", "event", "--file=-", "--keep-id");

        // Then
        assertThat(sent).isEqualTo("{\"type\":\"t\"}");
        assertThat(server.lastAsked().body()).isEqualTo(input);
    }

    @Test
    void shouldTellThePlaceWhenTheEventIsNoJson() {
        // Given
        input = "{\n  \"type\": {\n";

        // When
        var ran = run("send", "event", "-f", "-");

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).startsWith("Error: standard input:3:").doesNotContain("Source", "Feature");
        assertThat(server.asked()).isEmpty();
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

    @ParameterizedTest
    @CsvSource({"pass, pass, 0", "warning, warning, 9", "fail, fail, 6", "pass, warning, 9"})
    void shouldExitByTheResultOfTheEvaluationWhenWatched(String run, String evaluation, int code) {
        // Given
        server.on("POST /api/controlPlane/v1/project/fulltour/stage/qa/service/helloservice/evaluation", STARTED)
                .on(
                        STORE,
                        new Played()
                                .sequence("qa.evaluation", "triggered", "")
                                .done("evaluation", "qa", "lighthouse-service", "'result':'" + run + "'")
                                .sequence(
                                        "qa.evaluation",
                                        "finished",
                                        "'result':'%s','status':'succeeded'".formatted(run))
                                .page())
                .on(SEQUENCES, "{\"states\":[{\"state\":\"finished\"}]}")
                .on("GET /api/lighthouse/v1/evaluation", """
                        {"evaluations":[{"id":"t-1","project":"fulltour","stage":"qa","service":"helloservice",
                        "state":"finished","result":"%s","status":"succeeded","score":75.0,"invalidated":false,
                        "message":"rt is 700.","objectives":[]}]}""".formatted(evaluation));

        // When
        var ran = run(
                "trigger",
                "evaluation",
                "-p",
                "fulltour",
                "-s",
                "qa",
                "--service",
                "helloservice",
                "--watch",
                "--warning-exit-code",
                "9");

        // Then
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(code);
        assertThat(ran.out()).contains(evaluation + ": 75 of 100");
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
}
