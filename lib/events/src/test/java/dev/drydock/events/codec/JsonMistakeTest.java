package dev.drydock.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMistakeTest {
    record Entry(int size, boolean on) {}

    record Body(List<Entry> logs, Map<String, String> data, String name) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[]; it is not an object",
                "{\"logs\":{}}; 'logs' is not a list",
                "{\"data\":[]}; 'data' is not an object",
                "{\"name\":{}}; 'name' is not text",
                "{\"logs\":[{},{\"size\":\"abc\"}]}; 'logs[1].size' is not a number",
                "{\"logs\":[{\"on\":\"abc\"}]}; 'logs[0].on' is not true or false"
            })
    void shouldSayWhichFieldIsOfAnotherKind(String json, String said) {
        // When
        var mistake = catchThrowableOfType(
                JsonProcessingException.class, () -> new ObjectMapper().readValue(json, Body.class));

        // Then
        assertThat(JsonMistake.of(mistake)).isEqualTo(said);
    }
}
