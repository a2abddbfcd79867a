package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Played;
import dev.drydock.cli.PlayedServer.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamTest extends PlayedCommands {
    private static final String STREAM = "GET /api/v1/stream";

    @Test
    void shouldShowEventsWhenTheyHappen() {
        // Given
        server.streaming(
                STREAM,
                new Played()
                                .sequence("qa.chaos", "triggered", "")
                                .sequence("qa.chaos", "finished", "'result':'fail','message':'no such pod'")
                                .stream());

        // When
        var ran = run(
                "tail",
                "--count=2",
                "--project=fulltour",
                "--stage=qa",
                "--service=helloservice",
                "--keptn-context=" + Played.CONTEXT);

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("10:00:00  qa.chaos.triggered"),
                        line -> assertThat(line)
                                .contains("qa.chaos.finished", "fulltour/qa/helloservice", "fail")
                                .endsWith("no such pod"));
        assertThat(streams().get(0).query())
                .isEqualTo("project=fulltour&stage=qa&service=helloservice&keptnContext=" + Played.CONTEXT);
        assertThat(streams().get(0).token()).isEqualTo("secret");
    }

    @Test
    void shouldGoOnFromTheLastEventWhenTheConnectionIsLost() {
        // Given
        server.streaming(STREAM, new Played().sequence("qa.chaos", "triggered", "").stream())
                .on(STREAM, 503, "{\"title\":\"Service Unavailable\"}")
                .streaming(STREAM, new Played().sequence("qa.chaos", "finished", "").stream());

        // When
        var ran = run("tail", "--count=2", "--output=json");

        // Then
        assertThat(ran.out().lines()).hasSize(2).last().asString().contains("qa.chaos.finished");
        assertThat(ran.err()).isEqualTo("the server does not answer, trying again\n");
        assertThat(streams()).extracting(Asked::lastEventId).containsExactly("null", "1-0", "1-0");
    }

    @Test
    void shouldShowOnlyTheTypeWhenOneIsNamed() {
        // Given
        server.streaming(
                STREAM,
                new Played().sequence("qa.chaos", "triggered", "").triggered("approval", "qa", "a-1", "").stream());

        // When
        var ran = run("tail", "approval.triggered", "--count=1");

        // Then
        assertThat(ran.out().lines()).singleElement().asString().contains("approval.triggered");
    }

    @Test
    void shouldExitWithFourWhenTheTokenIsRefused() {
        // Given
        server.on(STREAM, 401, "{\"title\":\"Unauthorized\"}");

        // When
        var ran = run("tail");

        // Then
        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err()).contains("Expected to follow the events, but the server answered 401: Unauthorized");
    }

    @Test
    void shouldFailWhenTheAnswerIsNoStream() {
        // Given
        server.on(STREAM, "{}");

        // When
        var ran = run("tail");

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("Expected a stream of events as the answer to GET " + server.url());
    }

    @Test
    void shouldWatchByTheStreamWhenThereIsOne() {
        // Given
        var played = new Played().sequence("qa.chaos", "triggered", "");
        server.on(STORE, played.page()).on(SEQUENCES, "{\"states\":[{\"state\":\"finished\"}]}");
        server.streaming(
                STREAM,
                played
                        .done("chaos", "qa", "job-executor", "'result':'fail'")
                        .sequence("qa.chaos", "finished", "'result':'fail','status':'succeeded'")
                        .stream());

        // When
        var ran = run("watch", Played.CONTEXT);

        // Then
        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.out().lines()).hasSize(3).last().asString().contains("ends", "fail");
        assertThat(streams().get(0).query()).isEqualTo("keptnContext=" + Played.CONTEXT);
    }

    private List<Asked> streams() {
        return server.asked().stream()
                .filter(asked -> asked.request().equals(STREAM))
                .toList();
    }
}
