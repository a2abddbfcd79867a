package dev.drydock.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostileFilesTest {
    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("billion laughs", laughs(30, 2), "f:1:1: the aliases of this file expand"),
                Arguments.of(
                        "long laughs",
                        "a: &a " + "x".repeat(900_000) + "\nb: [" + "*a,".repeat(50) + "]\n",
                        "f:1:1: the aliases"),
                Arguments.of("many aliases", "a: &a {}\nb: [" + "*a,".repeat(1100) + "]\n", "more than 1000 aliases"),
                Arguments.of("merge laughs", mergeLaughs(30), "the aliases of this file expand"),
                Arguments.of("itself", "a: &a [*a]\n", "f:1:4: an alias inside this value refers to the value itself"),
                Arguments.of("deep list", "a: " + "[".repeat(100_000), "f:1:"),
                Arguments.of("deep object", "{a: ".repeat(1000), "nested more than 50 levels deep"),
                Arguments.of("deep block", "- ".repeat(1000) + "a\n", "nested more than 50 levels deep"),
                Arguments.of(
                        "large", "a: '" + "x".repeat(10 * 1024 * 1024) + "'\n", "f:1:1: the file is larger than 1 MB"),
                Arguments.of(
                        "repeated key",
                        "a: 1\nb: 2\na: 3\n",
                        "f:3:1: key 'a' is given twice, first on line 1: keep one of them"),
                Arguments.of(
                        "class tag",
                        "a: !!javax.script.ScriptEngineManager []\n",
                        "f:1:4: the tag '!!javax.script.ScriptEngineManager' is not allowed"),
                Arguments.of("own tag", "a: !exec rm\n", "f:1:4: the tag '!exec' is not allowed"),
                Arguments.of("binary tag", "a: !!binary aGk=\n", "f:1:4: the tag '!!binary' is not allowed"),
                Arguments.of("two documents", "a: 1\n---\nb: 2\n", "f:3:1: a second document begins here"),
                Arguments.of("tab", "a:\n\tb: 1\n", "f:2:1: a tab is not allowed here, use spaces"),
                Arguments.of("control character", "a: 1\nb: x\u0001y\n", "f:2:5: the character U+0001 is not allowed"),
                Arguments.of(
                        "half a character",
                        "a: \"x\\ud83d\"\n",
                        "f:1:4: this text holds half a character, \\uD83D without its other half: write it whole or leave it out"),
                Arguments.of("half a key", "\"\\uDE80\": 1\n", "f:1:1: this text holds half a character"),
                Arguments.of("unknown alias", "a: *b\n", "f:1:4: not readable as YAML: found undefined alias b"),
                Arguments.of(
                        "unclosed quote", "a: 'b\n", "f:2:1: not readable as YAML: found unexpected end of stream"),
                Arguments.of(
                        "odd indentation", "a:\n  - b\n c: d\n", "f:3:2: the indentation fits none of the lines above"),
                Arguments.of("no colon", "a: 1\nb\nc: 2\n", "f:3:1: expected ':' after the key"),
                Arguments.of("list as key", "? [a]\n: b\n", "f:1:3: expected a word as key"),
                Arguments.of("merged text", "a: {<<: b}\n", "f:1:5: '<<' needs an object"),
                Arguments.of("unknown directive", "%YAML 3.0\n---\na: 1\n", "f:1:"),
                Arguments.of(
                        "many values", "a: [" + "1,".repeat(400_000) + "]\n", "the file has more than 200000 values"),
                Arguments.of(
                        "many keys", "a: {" + "? ,".repeat(300_000) + "}\n", "the file has more than 200000 values"),
                Arguments.of("long number", "a: !!int " + "9".repeat(900_000) + "\n", "f:1:4: the number is too long"),
                Arguments.of("long anchor", "a: *" + "x".repeat(900_000) + "\n", "f:1:4: not readable as YAML"),
                Arguments.of("list", "- a\n", "f:1:1: expected an object with keys for the file, but found a list"),
                Arguments.of("text", "hello", "f:1:1: expected an object with keys for the file, but found 'hello'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void shouldRefuseWithThePlaceWhenFileIsHostileOrBroken(String name, String text, String expected) {
        // When
        var parsed = read(text);

        // Then
        assertThat(parsed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "# nothing\n", "---\n", "--- ~\n", "\uFEFF"})
    void shouldSaySoWhenFileIsEmpty(String text) {
        // When
        var parsed = read(text);

        // Then
        assertThat(parsed.problems()).map(FileProblem::toString).containsExactly("f:1:1: the file is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFa: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "---\na: 1\nb: 2\n---\n", "a: 1\nb: 2\n...\n"})
    void shouldReadWhenFileIsOnlyUnusual(String text) {
        // When
        var parsed = read(text);

        // Then
        assertThat(parsed.value()).contains(Map.of("a", 1, "b", 2));
    }

    @Test
    void shouldPlaceProblemsRightWhenFileHasByteOrderMarkAndCarriageReturns() {
        // When
        var parsed = read("\uFEFFa: 1\r\na: 2\r\n");

        // Then
        assertThat(parsed.problems())
                .map(FileProblem::toString)
                .containsExactly("f:2:1: key 'a' is given twice, first on line 1: keep one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\\ude80\"", "\"\\U0001F680\"", "\uD83D\uDE80"})
    void shouldReadACharacterOfTwoHalvesHoweverItIsWritten(String written) {
        // When
        var parsed = read("a: " + written + "\n");

        // Then
        assertThat(parsed.value()).contains(Map.of("a", "\uD83D\uDE80"));
    }

    /** Messages travel in events, which no half of a character can. */
    @ParameterizedTest
    @ValueSource(ints = {58, 59, 60, 498, 499, 500})
    void shouldCutNoCharacterOfAMessageInTwo(int before) {
        // Given
        var rocket = "\uD83D\uDE80";

        // When
        var found = read("x".repeat(before) + rocket.repeat(10)).problems();
        var cut = new FileProblem("f", 1, 1, "x".repeat(before) + rocket.repeat(500));

        // Then
        assertThat(found).isNotEmpty();
        assertThat(Stream.concat(found.stream(), Stream.of(cut)))
                .allSatisfy(problem -> assertThat(problem.message()).doesNotContainPattern("\\p{Cs}"));
    }

    @Test
    void shouldStopCountingWhenProblemsAreMany() {
        // When
        var parsed =
                read(IntStream.range(0, 1000).mapToObj(i -> "a: " + i + "\n").collect(Collectors.joining()));

        // Then
        assertThat(parsed.problems()).hasSize(100);
    }

    private static Parsed<Map<String, Object>> read(String text) {
        return YamlFile.read("f", text, YamlValue::jsonEntries);
    }

    private static String laughs(int levels, int width) {
        var text = new StringBuilder("a0: &a0 [ha, ha]\n");
        for (int level = 1; level <= levels; level++) {
            var alias = "*a" + (level - 1) + ", ";
            text.append("a%d: &a%d [%s]\n".formatted(level, level, alias.repeat(width)));
        }
        return text.toString();
    }

    private static String mergeLaughs(int levels) {
        var text = new StringBuilder("a0: &a0 {a: b}\n");
        for (int level = 1; level <= levels; level++) {
            text.append("a%d: &a%d {<<: [*a%d, *a%d]}\n".formatted(level, level, level - 1, level - 1));
        }
        return text.toString();
    }
}
