package dev.drydock.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream whose consumer is made anew brings everything again that it keeps. */
class RememberedTest {
    @ParameterizedTest
    @CsvSource({"P1D, P7D", "P7D, P8D", "P30D, P31D"})
    void shouldRememberWhatWasHandledForLongerThanTheStreamKeepsIt(Duration kept, Duration remembered) {
        assertThat(Inbox.remembered(kept)).isEqualTo(remembered);
    }
}
