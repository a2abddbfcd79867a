package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadLettersTest extends PlayedCommands {
    private static final String LETTERS = "/api/v1/dead-letter";
    private static final String SUMMARY = """
            "id":"ab12","service":"shipyard","key":"k","subject":"sh.keptn.event.x.triggered",
            "reason":"not JSON at line 1, column 2","createdAt":"2026-11-22T10:00:00Z","size":3""";

    @Test
    void shouldListThoseThatWait() {
        // Given
        server.on("GET " + LETTERS, "{\"deadLetters\":[{" + SUMMARY + "}],\"nextPageKey\":\"0\"}");

        // When
        var ran = run("dead-letters", "list");

        // Then
        assertThat(ran.out()).isEqualTo("""
                        ID     SERVICE    SINCE                 SUBJECT                      REASON
                        ab12   shipyard   2026-11-22 10:00:00   sh.keptn.event.x.triggered   not JSON at line 1, column 2
                        """);
        assertThat(server.lastAsked().query()).isEqualTo("replayed=false");
    }

    @Test
    void shouldListAllWhenAsked() {
        // Given
        server.on("GET " + LETTERS, "{\"deadLetters\":[],\"nextPageKey\":\"0\"}");

        // When
        var ran = run("dead-letters", "list", "--all", "--service=jobs");

        // Then
        assertThat(ran.err()).isEqualTo("No dead letters: every message was handled.\n");
        assertThat(server.lastAsked().query()).isEqualTo("service=jobs");
    }

    @Test
    void shouldPrintTheBodyAloneWhenAsked() {
        // Given
        server.on("GET " + LETTERS + "/ab12", "{" + SUMMARY + ",\"encoding\":\"text\",\"body\":\"{oops\"}");

        // When
        var whole = run("dead-letters", "show", "ab12");
        var body = run("dead-letters", "show", "ab12", "--body");

        // Then
        assertThat(whole.out()).isEqualTo("""
                        Dead letter ab12 of shipyard
                        Subject:   sh.keptn.event.x.triggered
                        Reason:    not JSON at line 1, column 2
                        Since:     2026-11-22 10:00:00
                        Replayed:  no
                        Body:
                        {oops
                        """);
        assertThat(body.out()).isEqualTo("{oops\n");
    }

    @Test
    void shouldMendAndReplayInOneGo() {
        // Given
        server.on("PUT " + LETTERS + "/ab12", "{" + SUMMARY + "}")
                .on("POST " + LETTERS + "/ab12/replay", "{\"id\":\"ab12\",\"eventId\":\"e-1\"}");
        input = "{\"id\": \"e-1\"}";

        // When
        var ran = run("dead-letters", "edit", "ab12", "--file=-", "--replay");

        // Then
        assertThat(ran.out()).isEqualTo("Dead letter ab12 was edited and replayed as event e-1\n");
        assertThat(server.asked().get(0).body()).isEqualTo("{\"id\":\"e-1\"}");
    }

    @Test
    void shouldSayWhyItCannotBeReplayed() {
        // Given
        server.on(
                "POST " + LETTERS + "/ab12/replay",
                422,
                "{\"title\":\"Unprocessable Entity\",\"detail\":\"not JSON at line 1, column 2\"}");

        // When
        var ran = run("dead-letters", "replay", "ab12");

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .contains("Expected to replay dead letter 'ab12', but the server answered 422", "not JSON at line 1");
    }

    @Test
    void shouldDeleteOneForGood() {
        // Given
        server.on("DELETE " + LETTERS + "/ab12", "{}");

        // When
        var ran = run("dead-letters", "delete", "ab12");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("Dead letter ab12 was deleted\n");
    }

    @Test
    void shouldSayThatThereIsNothingToDelete() {
        // Given
        server.on("DELETE " + LETTERS + "/none", 404, "{\"detail\":\"There is no dead letter 'none'.\"}");

        // When
        var ran = run("dead-letters", "delete", "none");

        // Then
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).contains("Expected to delete dead letter 'none'", "There is no dead letter");
    }

    @Test
    void shouldListIntegrations() {
        // Given
        server.on("GET /api/controlPlane/v1/uniform/registration", """
                [{"id":"1","name":"helm-service","live":true,"metadata":{"hostname":"node-1",
                "integrationversion":"0.2.0","lastseen":"2026-11-22T10:00:00Z"},
                "subscriptions":[{"event":"sh.keptn.event.deployment.triggered"}]}]""");

        // When
        var ran = run("get", "integrations", "--project=fulltour");

        // Then
        assertThat(ran.out()).isEqualTo("""
                        NAME           VERSION   HOST     LIVE   LAST SEEN             SUBSCRIPTIONS
                        helm-service   0.2.0     node-1   yes    2026-11-22 10:00:00   sh.keptn.event.deployment.triggered
                        """);
        assertThat(server.lastAsked().query()).isEqualTo("project=fulltour");
    }
}
