package dev.drydock.remediation.domain.killswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void shouldLastAsLongAsIsSaid() {
        assertThat(Lasting.of(Optional.of("2h"), Optional.empty(), NOW))
                .isEqualTo(new Lasting.Until(Optional.of(Instant.parse("2026-11-22T12:00:00Z"))));
        assertThat(Lasting.of(Optional.empty(), Optional.of(NOW.plusSeconds(1)), NOW))
                .isEqualTo(new Lasting.Until(Optional.of(NOW.plusSeconds(1))));
        assertThat(Lasting.of(Optional.empty(), Optional.empty(), NOW)).isEqualTo(new Lasting.Until(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, is over already",
        "+10000-01-01T00:00:00Z, is too far away",
        "+1000000000-12-31T23:59:59Z, is too far away"
    })
    void shouldSayWhatIsWrongWithATime(Instant until, String why) {
        assertThat(Lasting.of(Optional.empty(), Optional.of(until), NOW))
                .isInstanceOfSatisfying(
                        Lasting.Unclear.class,
                        unclear -> assertThat(unclear.message()).contains(why));
    }
}
