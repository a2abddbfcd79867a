package dev.drydock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "10s, PT10S",
        "2m, PT2M",
        "1h30m, PT1H30M",
        "1.5h, PT1H30M",
        ".5s, PT0.5S",
        "250ms, PT0.25S",
        "3us, PT0.000003S",
        "3µs, PT0.000003S",
        "7ns, PT0.000000007S",
        "-5m, PT-5M",
        "+5m, PT5M",
        "0, PT0S"
    })
    void shouldReadWhenWrittenAsGoDoes(String text, Duration expected) {
        // When
        var duration = GoDuration.parse(text);

        // Then
        assertThat(duration).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "1d", "5 m", "1h-5m", "soon", "PT5M", ".s", "9999999999h"})
    void shouldBeEmptyWhenTextIsNoDuration(String text) {
        // When
        var duration = GoDuration.parse(text);

        // Then
        assertThat(duration).isEmpty();
    }
}
