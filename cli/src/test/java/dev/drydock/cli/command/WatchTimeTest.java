package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class WatchTimeTest {
    @ParameterizedTest
    @CsvSource({"90, 90", "90s, 90", "10m, 600", "1h, 3600"})
    void shouldReadSecondsWhenNoUnitIsGiven(String text, long seconds) {
        // When
        var time = new WatchTime().convert(text);

        // Then
        assertThat(time).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "10 minutes", "99999999999"})
    void shouldRefuseWhenItIsNoTime(String text) {
        assertThatThrownBy(() -> new WatchTime().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
