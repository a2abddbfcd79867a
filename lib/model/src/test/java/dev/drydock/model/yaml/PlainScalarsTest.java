package dev.drydock.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainScalarsTest {
    static Stream<Arguments> scalars() {
        return Stream.of(
                Arguments.of("off", false),
                Arguments.of("on", true),
                Arguments.of("Yes", true),
                Arguments.of("NO", false),
                Arguments.of("true", true),
                Arguments.of("'off'", "off"),
                Arguments.of("!!str off", "off"),
                Arguments.of("oFF", "oFF"),
                Arguments.of("+1", 1),
                Arguments.of("-0", 0),
                Arguments.of("\"1\"", "1"),
                Arguments.of("010", 8),
                Arguments.of("0x1F", 31),
                Arguments.of("-0b11", -3),
                Arguments.of("0o17", 15),
                Arguments.of("1_000", 1000),
                Arguments.of("3000000000", 3_000_000_000L),
                Arguments.of("99999999999999999999", new BigInteger("99999999999999999999")),
                Arguments.of("08", 8.0),
                Arguments.of("1.5", 1.5),
                Arguments.of("1e3", 1000.0),
                Arguments.of(".5", 0.5),
                Arguments.of("12:30:00", "12:30:00"),
                Arguments.of("2022-11-22", "2022-11-22"),
                Arguments.of("0.2.0", "0.2.0"),
                Arguments.of("~", null),
                Arguments.of("null", null),
                Arguments.of("", null),
                Arguments.of("''", ""),
                Arguments.of("<<", "<<"));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void shouldGiveTheTypeGoWouldWhenReadingAsJson(String yaml, Object expected) {
        // When
        var parsed = YamlFile.read("file.yaml", "a: " + yaml, YamlValue::jsonEntries);

        // Then
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().orElseThrow()).hasSize(1).containsEntry("a", expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.Inf", ".nan", "!!int x", "!!bool maybe", "!!float x", "1e999"})
    void shouldReportWhenNoEventCanCarryTheNumber(String yaml) {
        // When
        var parsed = YamlFile.read("file.yaml", "a: " + yaml, YamlValue::jsonEntries);

        // Then
        assertThat(parsed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(1));
    }

    @Test
    void shouldMergeOwnKeysFirstWhenMergeKeyIsUsed() {
        // Given
        var text = """
                base: &base {a: 1, b: 1}
                other: &other {b: 2, c: 2, d: ~}
                all: {<<: [*base, *other], a: 0}
                """;

        // When
        var parsed = YamlFile.read("file.yaml", text, YamlValue::jsonEntries);

        // Then
        var merged = new HashMap<String, Object>(Map.of("a", 0, "b", 1, "c", 2));
        merged.put("d", null);
        assertThat(parsed.value().orElseThrow()).containsEntry("all", merged);
    }

    @Test
    void shouldKeepNullsWhenListHasThem() {
        // When
        var parsed = YamlFile.read("file.yaml", "a: [1, ~]", YamlValue::jsonEntries);

        // Then
        assertThat(parsed.value().orElseThrow()).containsEntry("a", Arrays.asList(1, null));
    }
}
