package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Actions are approved, listed and reported. */
class ActionsTest extends PlayedCommands {
    private static final String APPROVAL = "/api/remediation/v1/problem/p1/approval";

    @Test
    void shouldApproveTheActionOfAProblem() {
        // Given
        server.on("POST " + APPROVAL, "{\"id\":\"p1\",\"state\":\"remediating\"}");

        // When
        var ran = run("approve", "--problem=p1", "--message=looked at it");

        // Then
        assertThat(server.lastAsked().body()).isEqualTo("{\"decision\":\"approved\",\"comment\":\"looked at it\"}");
        assertThat(ran.out()).isEqualTo("Approved for problem p1; it is remediating.\n");
    }

    @Test
    void shouldSayThatItIsStillHeldWhenASecondPersonIsNeeded() {
        // Given
        server.on("POST " + APPROVAL, """
                {"id":"p1","state":"open","held":{"guard":"risk","reason":"risk high: two different people must approve, approved by ada"}}""");

        // When
        var ran = run("approve", "--problem=p1");

        // Then
        assertThat(ran.out())
                .isEqualTo(
                        "Approved for problem p1; still held: risk high: two different people must approve, approved by ada.\n");
    }

    @Test
    void shouldDecline() {
        // Given
        server.on("POST " + APPROVAL, "{\"id\":\"p1\",\"state\":\"escalated\"}");

        // When
        var ran = run("approve", "--problem=p1", "--decline");

        // Then
        assertThat(server.lastAsked().body()).contains("\"declined\"");
        assertThat(ran.out()).isEqualTo("Declined for problem p1; it is escalated.\n");
    }

    @Test
    void shouldNotGuessWhichApprovalIsMeant() {
        assertThat(run("approve", "--problem=p1", "--project=fulltour").exitCode())
                .isEqualTo(2);
    }

    @Test
    void shouldShowWhatIsHeldShadowedAndTakenBack() {
        // Given
        server.on("GET /api/remediation/v1/problem", """
                {"problems":[{"id":"p1","name":"slow","stage":"production","service":"h","state":"open",
                 "openedAt":"2026-11-22T10:00:00Z","held":{"guard":"risk"},"attempts":[
                  {"action":"toggle","shadow":true},{"action":"scale","undo":true,"result":"pass"}]},
                 {"id":"p2","name":"slow","stage":"production","service":"h","state":"remediating",
                 "openedAt":"2026-11-22T10:00:00Z","held":{"guard":"budget"},"attempts":[]}]}""");

        // When
        var ran = run("get", "problems", "--project=fulltour");

        // Then
        assertThat(ran.out())
                .contains(
                        "open, waits for approval", "toggle (shadow), undo scale pass", "remediating, held by budget");
    }

    @Test
    void shouldReportWhatActionsBroughtAbout() {
        // Given
        server.on("GET /api/remediation/v1/effects", """
                {"project":"fulltour","since":"2026-10-23T10:00:00Z","actions":[{"action":"scale","title":"Scale up",
                 "runs":5,"shadowRuns":1,"effective":2,"ineffective":1,"failed":1,"successRate":0.5,"timeToHeal":"1m30s",
                 "scoreBefore":30.2,"scoreAfter":80.0,"held":{"risk":2},"skipped":{"budget":1},
                 "recommendation":"keep it: it helped in 2 of 4 runs"}]}""");

        // When
        var ran = run("report", "actions", "--project=fulltour", "--since=7d");

        // Then
        assertThat(server.lastAsked().query()).isEqualTo("project=fulltour&since=7d");
        assertThat(ran.out().lines().map(line -> line.split(" {3,}")))
                .containsExactly(
                        new String[] {
                            "ACTION", "RUNS", "HELPED", "TIME TO HEAL", "SCORE", "HELD", "SKIPPED", "WHAT TO DO"
                        },
                        new String[] {
                            "Scale up",
                            "5 and 1 in shadow",
                            "50 %",
                            "1m30s",
                            "30 to 80",
                            "2",
                            "1",
                            "keep it: it helped in 2 of 4 runs"
                        });
    }

    @Test
    void shouldReportAsJsonWhatTheServerSays() {
        // Given
        server.on("GET /api/remediation/v1/effects", "{\"actions\":[]}");

        // Then
        assertThat(run("report", "actions", "--project=fulltour", "--output=json")
                        .out())
                .contains("\"actions\"");
    }
}
