package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KillSwitchesTest extends PlayedCommands {
    private static final String PATH = "/api/remediation/v1/kill-switch";
    private static final String EVERYTHING = """
            {"stops":"all actions of every project","reason":"database migration","by":"ada",
             "since":"2026-11-23T10:00:00Z","until":"2026-11-23T12:00:00Z"}""";
    private static final String SCALING = """
            {"project":"fulltour","stage":"production","action":"scaling",
             "stops":"action 'scaling' in stage 'production' of project 'fulltour'",
             "reason":"out of nodes","by":"bob","since":"2026-11-23T10:00:00Z"}""";

    @Test
    void shouldStopEverythingForAWhile() {
        // Given
        server.on("PUT " + PATH, "{\"changed\":true,\"killSwitch\":" + EVERYTHING + "}");

        // When
        var ran = run("stop", "remediation", "--reason=database migration", "--for=2h");

        // Then
        assertThat(server.lastAsked().body()).isEqualTo("{\"reason\":\"database migration\",\"for\":\"2h\"}");
        assertThat(ran.out())
                .isEqualTo(
                        "Stopped: all actions of every project, until 2026-11-23 12:00:00. What is at work goes on.\n");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void shouldStopOneActionInOneStageUntilItIsLifted() {
        // Given
        server.on("PUT " + PATH, "{\"changed\":false,\"killSwitch\":" + SCALING + "}");

        // When
        var ran = run(
                "stop",
                "remediation",
                "--project=fulltour",
                "--stage=production",
                "--action=scaling",
                "--reason=out of nodes");

        // Then
        assertThat(server.lastAsked().body())
                .isEqualTo(
                        "{\"reason\":\"out of nodes\",\"project\":\"fulltour\",\"stage\":\"production\",\"action\":\"scaling\"}");
        assertThat(ran.out())
                .isEqualTo(
                        "Stopped before, nothing changed: action 'scaling' in stage 'production' of project 'fulltour', until somebody allows it again. What is at work goes on.\n");
    }

    @Test
    void shouldWantAReason() {
        assertThat(run("stop", "remediation").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldLiftAndTellWhatIsStillStoppedAndHowToAllowIt() {
        // Given
        server.on(
                "DELETE " + PATH, "{\"lifted\":true,\"killSwitch\":" + EVERYTHING + ",\"stillOn\":[" + SCALING + "]}");

        // When
        var ran = run("allow", "remediation", "--reason=migration is done");

        // Then
        assertThat(server.lastAsked().query()).isEqualTo("reason=migration%20is%20done");
        assertThat(ran.out()).isEqualTo("The kill switch is lifted.\n");
        assertThat(ran.err())
                .isEqualTo(
                        "Still on: bob stopped action 'scaling' in stage 'production' of project 'fulltour' at 2026-11-23 10:00:00: out of nodes. To allow it again: drydock allow remediation --project=fulltour --stage=production --action=scaling\n");
    }

    @Test
    void shouldSayWhenThereWasNothingToLift() {
        // Given
        server.on("DELETE " + PATH, "{\"lifted\":false,\"stillOn\":[]}");

        // When
        var ran = run("allow", "remediation", "--project=fulltour", "--stage=qa", "--action=scaling");

        // Then
        assertThat(server.lastAsked().query()).isEqualTo("project=fulltour&stage=qa&action=scaling");
        assertThat(ran.out())
                .isEqualTo("Nothing changed: no kill switch of exactly this project, stage and action is on.\n");
    }

    @Test
    void shouldListWhoStoppedWhatSinceWhenUntilWhenAndWhy() {
        // Given
        server.on("GET " + PATH, "{\"killSwitches\":[" + EVERYTHING + "," + SCALING + "]}");

        // When
        var ran = run("get", "kill-switches", "--project=fulltour");

        // Then
        assertThat(server.lastAsked().query()).isEqualTo("project=fulltour");
        assertThat(ran.out().lines().map(line -> line.split(" {3,}")))
                .containsExactly(
                        new String[] {"STOPPED", "BY", "SINCE", "UNTIL", "REASON"},
                        new String[] {
                            "all actions of every project",
                            "ada",
                            "2026-11-23 10:00:00",
                            "2026-11-23 12:00:00",
                            "database migration"
                        },
                        new String[] {
                            "action 'scaling' in stage 'production' of project 'fulltour'",
                            "bob",
                            "2026-11-23 10:00:00",
                            "lifted",
                            "out of nodes"
                        });
    }

    @Test
    void shouldSayThatNothingIsStopped() {
        // Given
        server.on("GET " + PATH, "{\"killSwitches\":[]}");

        // When
        var ran = run("get", "kill-switches");

        // Then
        assertThat(ran.err()).isEqualTo("No kill switch is on: remediation is allowed.\n");
    }

    @Test
    void shouldRemindWhoLooksAtProblems() {
        // Given
        server.on("GET /api/remediation/v1/problem", "{\"problems\":[]}")
                .on("GET " + PATH, "{\"killSwitches\":[" + EVERYTHING + "]}");

        // When
        var ran = run("get", "problems", "--project=fulltour");

        // Then
        assertThat(ran.err())
                .endsWith(
                        "ada stopped all actions of every project at 2026-11-23 10:00:00 until 2026-11-23 12:00:00: database migration. To allow it again: drydock allow remediation\n");
    }

    @Test
    void shouldRemindWhoChecksWhetherAllIsWell() {
        // Given
        server.on("POST /api/v1/auth", "{}")
                .on("GET /api/v1/check", "{\"findings\":[]}")
                .on("GET " + PATH, "{\"killSwitches\":[" + SCALING + "]}");

        // When
        var ran = run("check");

        // Then
        assertThat(ran.out())
                .contains(
                        "kill switch: bob stopped action 'scaling'",
                        "drydock allow remediation --project=fulltour --stage=production --action=scaling",
                        "0 failures, 1 warning.");
    }
}
