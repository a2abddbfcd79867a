package dev.drydock.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Played;
import dev.drydock.cli.Terminal;
import dev.drydock.cli.output.Palette;
import dev.drydock.cli.output.Times;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TextStepsTest {
    private final StringWriter out = new StringWriter();

    @Test
    void shouldReplaceTheWaitingLineWhenThePersonWatches() {
        // Given
        var steps = steps(true);

        // When
        steps.waiting("x".repeat(200));
        steps.step(step());

        // Then
        assertThat(out.toString()).startsWith("... " + "x".repeat(75) + "\r\u001b[2K10:00:00");
    }

    @Test
    void shouldLeaveOutTheWaitingLineWhenTheOutputIsAFile() {
        // Given
        var steps = steps(false);

        // When
        steps.waiting("for someone");
        steps.step(step());

        // Then
        assertThat(out.toString()).startsWith("10:00:00").doesNotContain("\u001b");
    }

    private TextSteps steps(boolean live) {
        var writer = new PrintWriter(out, true);
        var terminal = new Terminal(InputStream.nullInputStream(), writer, writer, live, false);
        return new TextSteps(terminal, new StepLine(new Times(ZoneOffset.UTC), new Palette(false)));
    }

    private static Step step() {
        var event = new Played().sequence("qa.chaos", "triggered", "").events().get(0);
        return new RunStory().tell(event).get(0);
    }
}
