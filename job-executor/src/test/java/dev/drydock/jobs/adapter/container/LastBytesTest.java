package dev.drydock.jobs.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastBytesTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', the whole log, false",
        "the end, and the end, true",
        "begin, the end, false",
    })
    void shouldTellWhetherAllThatTheEngineStillHasHasCome(String came, String engineHas, boolean same) {
        // Given
        var tail = last(engineHas);

        // Then
        assertThat(tail.endsLike(last(came))).isEqualTo(same);
    }

    private static LastBytes last(String text) {
        var bytes = new LastBytes(1024);
        bytes.take(text.getBytes(StandardCharsets.UTF_8));
        return bytes;
    }
}
