package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InspectionTest extends PlayedCommands {
    private static final String FSCK = "GET /api/v1/fsck";

    @Test
    void shouldExitWithZeroWhenAllIsAccountedFor() {
        // Given
        server.on(FSCK, "{\"clean\":true,\"findings\":[]}");

        // When
        var ran = run("fsck");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("Clean: every accepted event is accounted for.\n");
    }

    @Test
    void shouldExitWithOneAndSayInWordsWhatIsWrong() {
        // Given
        server.on(FSCK, """
                {"clean":false,"findings":[
                {"kind":"state-is-not-replay","subject":"e-1","detail":"has 3 facts, but its version is 4"},
                {"kind":"two-flows-at-work","subject":"fulltour/qa/helloservice","detail":"2 flows are at work at once"},
                {"kind":"unpublished","subject":"e-2","detail":"waits to be published since 10:00"}]}""");

        // When
        var ran = run("fsck");

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("""
                        The sequence execution e-1: has 3 facts, but its version is 4 [state-is-not-replay]
                        The place fulltour/qa/helloservice: 2 flows are at work at once [two-flows-at-work]
                        The outgoing event e-2: waits to be published since 10:00 [unpublished]
                        3 findings.
                        """);
        assertThat(run("fsck", "-o", "json").out()).contains("\"clean\" : false");
    }

    @Test
    void shouldListProblemsAndWhatWasDone() {
        // Given
        server.on("GET /api/remediation/v1/problem", """
                {"problems":[{"id":"p","name":"response_time","stage":"production","service":"helloservice",
                "state":"escalated","repeats":7,"openedAt":"2026-11-22T10:00:00Z","message":"All actions were tried.",
                "attempts":[{"action":"scale","result":"fail"},{"action":"toggle"}]}]}""");

        // When
        var ran = run("get", "problems", "--project=fulltour", "--state=escalated");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).hasSize(2);
        assertThat(ran.out())
                .contains("response_time   production   helloservice   2026-11-22 10:00:00   escalated"
                        + "   scale fail, toggle   7         All actions were tried.");
        assertThat(server.lastAsked().query()).isEqualTo("project=fulltour&state=escalated&pageSize=100");
    }

    @Test
    void shouldAskForTheNextPageUntilThereAreEnoughProblems() {
        // Given
        server.on("GET /api/remediation/v1/problem", """
                {"problems":[{"id":"p","name":"slow"}],"nextPageKey":"17"}""");

        // When
        var ran = run(
                "get",
                "problems",
                "--project=fulltour",
                "--stage=qa",
                "--service=hello",
                "--since=2026-11-22T10:00:00Z",
                "--page-size=2");

        // Then
        assertThat(ran.out().lines()).hasSize(3);
        assertThat(server.lastAsked().query())
                .isEqualTo(
                        "project=fulltour&stage=qa&service=hello&since=2026-11-22T10%3A00%3A00Z&pageSize=1&nextPageKey=17");
    }

    @Test
    void shouldSayThatTheServiceIsElsewhereWhenItDoesNotAnswerHere() {
        // When
        var ran = run("get", "problems", "--project=fulltour");

        // Then
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("Expected the remediation service at " + server.url());
    }
}
