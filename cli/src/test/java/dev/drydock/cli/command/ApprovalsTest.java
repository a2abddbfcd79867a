package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import dev.drydock.cli.Played;
import org.junit.jupiter.api.Test;

class ApprovalsTest extends PlayedCommands {
    private static final String OPEN = "GET /api/controlPlane/v1/event/triggered/sh.keptn.event.approval.triggered";
    private static final String SEND = "POST /api/v1/event";

    @Test
    void shouldApproveWhenOneIsOpen() {
        // Given
        server.on(OPEN, open("a-1")).on(SEND, STARTED);

        // When
        var ran = run("approve", "-p", "fulltour", "-s", "production", "--service=helloservice", "-m", "go on");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .isEqualTo("Approved fulltour/production/helloservice, keptn context " + Played.CONTEXT + "\n");
        assertThat(server.asked().get(0).query()).isEqualTo("project=fulltour&stage=production&service=helloservice");
        assertThat(server.lastAsked().body())
                .isEqualTo("{\"specversion\":\"1.0\",\"type\":\"sh.keptn.event.approval.finished\","
                        + "\"source\":\"drydock-cli/anna\",\"contenttype\":\"application/json\","
                        + "\"shkeptncontext\":\"" + Played.CONTEXT + "\",\"triggeredid\":\"a-1\",\"data\":{"
                        + "\"project\":\"fulltour\",\"stage\":\"production\",\"service\":\"helloservice\","
                        + "\"status\":\"succeeded\",\"result\":\"pass\",\"message\":\"go on\"}}");
    }

    @Test
    void shouldDeclineById() {
        // Given
        server.on(OPEN, open("a-1")).on(SEND, STARTED);

        // When
        var ran = run("approve", "a-1", "--decline", "--output=json");

        // Then
        assertThat(ran.out()).contains("\"id\" : \"a-1\"", "\"result\" : \"fail\"");
        assertThat(server.asked().get(0).query()).isEqualTo("eventID=a-1");
        assertThat(server.lastAsked().body()).contains("\"result\":\"fail\"").doesNotContain("message");
    }

    @Test
    void shouldListAndAnswerNoneWhenSeveralMatch() {
        // Given
        server.on(OPEN, open("a-1", "a-2"));

        // When
        var ran = run("approve", "--project=fulltour");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out().lines())
                .satisfiesExactly(
                        heading -> assertThat(heading).startsWith("ID    PLACE"),
                        line -> assertThat(line).startsWith("a-1   fulltour/production/helloservice"),
                        line -> assertThat(line).startsWith("a-2   fulltour/production/helloservice"));
        assertThat(ran.err()).contains("Expected one open approval, but 2 match", "drydock approve ID");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void shouldExitWithThreeWhenNothingWaits() {
        // Given
        server.on(OPEN, open());

        // When
        var ran = run("approve", "a-1");

        // Then
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("Expected an open approval, but none matches");
    }

    @Test
    void shouldAskForAPlaceWhenNothingIsNamed() {
        // When
        var ran = run("approve");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("Expected an ID, --project, or --problem");
    }

    @Test
    void shouldTakeKeptnsWords() {
        // Given
        server.on(OPEN, open("a-1")).on(SEND, STARTED);

        // When
        var ran = run(
                "send",
                "event",
                "approval.finished",
                "--project=fulltour",
                "--stage=production",
                "--id=a-1",
                "--result=fail",
                "--message=not now");

        // Then
        assertThat(ran.out()).startsWith("Declined fulltour/production/helloservice");
        assertThat(server.asked().get(0).query()).isEqualTo("eventID=a-1&project=fulltour&stage=production");
        assertThat(server.lastAsked().body()).contains("\"result\":\"fail\",\"message\":\"not now\"");
    }

    @Test
    void shouldAskForTheFileWhenAnEventIsSentWithoutOne() {
        // When
        var ran = run("send", "event");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("Missing required option: '--file=FILE'");
    }

    private static String open(String... ids) {
        var played = new Played();
        for (var i = ids.length - 1; i >= 0; i--) {
            played.triggered("approval", "production", ids[i], "'result':'pass'");
        }
        return played.page();
    }

    @Override
    CommandRunner command() {
        return super.command().with("USER", "anna");
    }
}
