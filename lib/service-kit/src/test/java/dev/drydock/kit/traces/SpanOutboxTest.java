package dev.drydock.kit.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpanOutboxTest {
    @Test
    void shouldKeepAttributesAsJsonWhateverTheySayOfTheCharacterNul() throws IOException {
        // When
        var json = SpanOutbox.json(Map.of("message", "the pattern \\u0000 found a\0b"));

        // Then
        assertThat(new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {}))
                .containsEntry("message", "the pattern \\u0000 found a b");
    }
}
