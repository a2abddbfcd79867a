package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with a sequence that has begun. */
class ControlTest extends PlayedCommands {
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
    void shouldSayWhatIsWantedWhenASequenceIsRetried() {
        // Given
        server.on("POST /api/controlPlane/v1/sequence/fulltour/ctx/retry", "{\"triggeredID\":\"new\"}");

        // When
        var ran = run("retry", "sequence", "ctx", "-p", "fulltour", "-s", "qa", "--same-files", "--over-newer");

        // Then
        assertThat(ran.out()).isEqualTo("Sequence ctx goes on; follow it with: drydock watch ctx\n");
        assertThat(server.lastAsked().body()).isEqualTo("{\"files\":\"same\",\"stage\":\"qa\",\"overNewer\":true}");
        run("retry", "sequence", "-c", "ctx", "-p", "fulltour", "--id=old");
        assertThat(server.lastAsked().body()).isEqualTo("{\"files\":\"newest\",\"triggeredID\":\"old\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "abort", "retry"})
    void shouldWantToKnowWhichSequence(String command) {
        // When
        var ran = run(command, "sequence", "-p", "fulltour");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("Expected --keptn-context=CONTEXT", "see drydock " + command + " sequence --help");
        assertThat(server.asked()).isEmpty();
    }
}
