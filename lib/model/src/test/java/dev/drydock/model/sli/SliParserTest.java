package dev.drydock.model.sli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SliParserTest {
    @Test
    void shouldReadQueriesInOrderWhenFileIsValid() {
        // Given
        var text = "indicators:\n  b: up{job='$SERVICE'}\n  a: 1\n";

        // When
        var parsed = SliParser.parse("prometheus/sli.yaml", text);

        // Then
        var indicators = parsed.value().orElseThrow().indicators();
        assertThat(indicators.keySet()).containsExactly("b", "a");
        assertThat(indicators.values()).containsExactly("up{job='$SERVICE'}", "1");
    }
}
