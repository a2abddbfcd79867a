package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextRulesTest {
    static Stream<List<Object>> goTexts() {
        return Stream.of(
                List.of(2, "2"),
                List.of(2.0, "2"),
                List.of(1.5, "1.5"),
                List.of(-1.5, "-1.5"),
                List.of(1_000_000, "1e+06"),
                List.of(999_999, "999999"),
                List.of(1_234_567L, "1.234567e+06"),
                List.of(-1_000_000, "-1e+06"),
                List.of(0.0001, "0.0001"),
                List.of(0.00001, "1e-05"),
                List.of(0, "0"),
                List.of(1e21, "1e+21"),
                List.of(1e100, "1e+100"),
                List.of(true, "true"),
                List.of("text", "text"),
                List.of(List.of("a", "b"), "[a b]"),
                List.of(Arrays.asList("a", null), "[a <nil>]"),
                List.of(List.of(Map.of("b", 1, "a", 2)), "[map[a:2 b:1]]"));
    }

    @ParameterizedTest
    @MethodSource("goTexts")
    void shouldPrintAsGoDoesWhenAValueBecomesAVariable(List<Object> row) {
        assertThat(GoText.of(row.get(0))).isEqualTo(row.get(1));
    }

    @Test
    void shouldPrintNilWhenTheValueIsNull() {
        assertThat(GoText.of(null)).isEqualTo("<nil>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "$(A)|1",
                "x$(A)y$(B)z|x1y$(A)z",
                "$$(A)|$(A)",
                "$$$(A)|$1",
                "$$$$(A)|$$(A)",
                "$(MISSING)|$(MISSING)",
                "$(A|$(A",
                "$A|$A",
                "$|$",
                "a$|a$",
                "$$|$",
                "$()|$()",
                "$($(A))|$($(A))",
                "${A}|${A}",
                "100$ $(A)|100$ 1",
            })
    void shouldExpandAsKubernetesDoesWhenAReferenceIsFound(String text, String expanded) {
        assertThat(Expansion.expand(text, Map.of("A", "1", "B", "$(A)"))).isEqualTo(expanded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ghcr.io/o/i:*,ghcr.io/u/i:1.2.3|ghcr.io/u/i:1.2.3|true",
                "ghcr.io/o/i:*,ghcr.io/u/i:1.2.3|ghcr.io/o/i:latest|true",
                "ghcr.io/o/i:*,ghcr.io/u/i:1.2.3|ghcr.io/o/i|false",
                "ghcr.io/o/i:*,ghcr.io/u/i:1.2.3|ghcr.io/u/i:1.2.4|false",
                "docker.io/*,*[AB]/some-image*,m/k6:0.34.*|ghcr.io/B/some-image|true",
                "docker.io/*,*[AB]/some-image*,m/k6:0.34.*|ghcr.io/C/some-image|false",
                "docker.io/*,*[AB]/some-image*,m/k6:0.34.*|docker.io/a/b/c:1|true",
                "docker.io/*,*[AB]/some-image*,m/k6:0.34.*|m/k6:0.34.9|true",
                "docker.io/*,*[AB]/some-image*,m/k6:0.34.*|m/k6:0.35.0|false",
                "m/k6:0.34.*|m/k6:0x34.1|false",
                "image@sha256:a42*|image@sha256:a42ff|true",
                "image@sha256:a42*|image@sha256:b42ff|false",
                "\"\"|anything|true",
                "a/b, *|anything|true",
                "i:[!0-9]*|i:v1|true",
                "i:[!0-9]*|i:1|false",
                "i:1.?|i:1.2|true",
                "*/x*|x|false",
            })
    void shouldAllowWhatAGlobMeansWhenImagesAreChecked(String list, String image, boolean allowed) {
        assertThat(ImageAllowList.parse(list).allows(image)).isEqualTo(allowed);
    }

    @Test
    void shouldNameJobsAsKeptnDoesWhenUsersLookForThem() {
        // Given
        var id = new JobId(new EventId("f2b878d3-03c0-4e8f-bc3f-454bc1b3d79d"), 1, 0);

        // When
        var name = id.name();

        // Then
        assertThat(name).isEqualTo("job-executor-service-job-f2b878d3-03c0-4e8f-bc3f--001-001");
        assertThat(id.key()).matches("[0-9a-f-]{36}-001-001");
        assertThat(new JobId(new EventId("../../etc"), 0, 0).folder()).doesNotContain("/");
    }

    @Test
    void shouldHideSecretsWhenTextIsShown() {
        // Given
        var masking = new Masking(List.of("hunter22", "hunter2", "x", "line one\nline two"));

        // When
        var masked = masking.mask("hunter2 hunter22 x; line two");

        // Then
        assertThat(masked).isEqualTo("*** *** x; ***");
    }

    @Test
    void shouldKeepHeadAndTailWhenALogIsLong() {
        // Given
        var log = "first line\n" + "middle\n".repeat(20_000) + "last line";

        // When
        var cut = LogCut.cut(log, 4000);

        // Then
        assertThat(cut).startsWith("first line\n").endsWith("\nlast line").contains("characters left out");
        assertThat(cut.length()).isLessThan(4200);
    }

    @Test
    void shouldTakeTerminalCodesOutWhenALogIsShown() {
        assertThat(LogCut.printable("\u001b[31mred\u001b[0m\r\nnext\u0000\u0007"))
                .isEqualTo("red\nnext");
    }

    @ParameterizedTest
    @CsvSource({
        // claimedHere, began, alive, exited
        "true,  false, false, false, START",
        "true,  true,  true,  false, FOLLOW",
        "true,  true,  true,  true,  TAKE_RESULT",
        "true,  true,  false, true,  TAKE_RESULT",
        "true,  true,  false, false, LOST",
        "false, false, false, false, LOST",
        "false, true,  true,  false, LOST",
        "false, true,  false, true,  TAKE_RESULT",
    })
    void shouldNeverRunTwiceWhenAJobIsFoundAgain(
            boolean claimedHere, boolean began, boolean alive, boolean exited, Recovery expected) {
        assertThat(Recovery.of(new Recovery.Sighting(claimedHere, began, alive, exited)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, exit code 0",
        "2, exit code 2",
        "137, it was ended by signal 9 SIGKILL (exit code 137)",
        "255, exit code 255"
    })
    void shouldNameTheSignalWhenOneEndedTheCommand(int code, String sentence) {
        assertThat(new JobEnd.Exited(code).cause()).isEqualTo(sentence);
    }
}
