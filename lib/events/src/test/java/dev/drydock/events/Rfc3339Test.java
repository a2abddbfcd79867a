package dev.drydock.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00.123456+01:00, 2026-11-22T09:00:00.123456Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void shouldReadATime(String text, Instant time) {
        assertThat(Rfc3339.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "noon",
                "2026-11-22",
                "2026-11-22T10:00:00",
                "2026-02-30T10:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-0001-12-31T23:59:59Z"
            })
    void shouldReadNoneWhenNoDatabaseWouldKeepIt(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    @Test
    void shouldHoldWhatCanBeWrittenInFourDigits() {
        assertThat(Rfc3339.holds(Instant.EPOCH)).isTrue();
        assertThat(Rfc3339.holds(Instant.MAX)).isFalse();
        assertThat(Rfc3339.holds(Instant.MIN)).isFalse();
    }
}
