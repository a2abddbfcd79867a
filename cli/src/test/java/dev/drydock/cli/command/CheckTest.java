package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner.Ran;
import dev.drydock.cli.TestClock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckTest extends PlayedCommands {
    private static final String OK =
            "{\"about\":\"broker\",\"status\":\"ok\",\"what\":\"NATS answers.\",\"why\":\"\",\"advice\":\"\"}";
    private static final String WARNING =
            "{\"about\":\"dead letters\",\"status\":\"warning\",\"what\":\"One message.\","
                    + "\"why\":\"It has not happened.\",\"advice\":\"Replay it.\"}";
    private static final String FAILED = "{\"about\":\"database\",\"status\":\"failed\",\"what\":\"fsync = off.\","
            + "\"why\":\"All may be lost.\",\"advice\":\"Turn it on.\"}";

    @Test
    void shouldSayThatAllIsWell() {
        // Given
        answering(new TestClock().instant().toString(), OK);

        // When
        var ran = check();

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .isEqualTo("ok       api: The server at " + server.url() + " answers and takes the token.\n"
                        + "ok       clock: The clocks of this machine and the server agree.\n"
                        + "ok       broker: NATS answers.\nAll is well.\n");
    }

    @Test
    void shouldSayWhyItMattersAndWhatToDo() {
        // Given
        answering(new TestClock().instant().toString(), WARNING + "," + FAILED);

        // When
        var ran = check();

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .endsWith("failed   database: fsync = off.\n         why it matters: All may be lost.\n"
                        + "         what to do: Turn it on.\n1 failure, 1 warning.\n");
    }

    @Test
    void shouldFailOnWarningsOnlyWhenItIsStrict() {
        // Given
        answering(new TestClock().instant().toString(), WARNING);

        // When, Then
        assertThat(check().exitCode()).isZero();
        assertThat(check("--strict").exitCode()).isEqualTo(1);
        assertThat(check("--output=json").out()).contains("\"status\" : \"warning\"", "\"advice\" : \"Replay it.\"");
    }

    @Test
    void shouldNoticeThatClocksAreApart() {
        // Given
        answering(new TestClock().instant().minusSeconds(90).toString(), OK);

        // When
        var ran = check();

        // Then
        assertThat(ran.out()).contains("warning  clock: The clocks of this machine and the server are 90 s apart.");
    }

    @Test
    void shouldReportAServerThatIsDownAsAFinding() {
        // Given
        server.close();

        // When
        var ran = check();

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .contains("failed   api: ", "nothing listens at 127.0.0.1", "what to do: Start the server");
    }

    @Test
    void shouldReportATokenThatIsRefusedAsAFinding() {
        // Given
        server.on("POST /api/v1/auth", 401, "{\"title\":\"Unauthorized\"}");

        // When
        var ran = check();

        // Then
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("what to do: Give a token that may do this");
    }

    private void answering(String time, String findings) {
        server.on("POST /api/v1/auth", "{}")
                .on("GET /api/v1/check", "{\"time\":\"" + time + "\",\"findings\":[" + findings + "]}");
    }

    private Ran check(String... options) {
        return run(Stream.concat(Stream.of("check"), Stream.of(options)).toArray(String[]::new));
    }
}
