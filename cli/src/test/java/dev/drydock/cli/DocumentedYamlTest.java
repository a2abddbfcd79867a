package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.model.Parsed;
import dev.drydock.model.lint.FileKind;
import dev.drydock.remediation.file.RemediationTestParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file that a guide shows is one, without a doubt; and what the guide to remediation says of its files is so. */
class DocumentedYamlTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path PAGE = DOCS.resolve("remediation.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");
    private static final Pattern NAME = Pattern.compile("# ([\\w./-]+)");
    private static final String TEST = "remediation-test.yaml";

    /** A block of the page; its first line names the file. */
    record Shown(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shown> allBlocks() throws IOException {
        return Stream.of(
                        blocks(PAGE).stream(),
                        blocks(DOCS.resolve("shipyard.md")).stream(),
                        blocks(DOCS.resolve("evaluation.md")).stream())
                .flatMap(blocks -> blocks);
    }

    static List<Shown> blocks(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(block -> {
                    var name = NAME.matcher(block.group(1));
                    assertThat(name.lookingAt())
                            .as("a name for %s", block.group(1))
                            .isTrue();
                    return new Shown(name.group(1).replaceAll(",$", ""), block.group(1));
                })
                .toList();
    }

    static Stream<String> names() throws IOException {
        return blocks(PAGE).stream().map(Shown::name);
    }

    @ParameterizedTest
    @MethodSource("allBlocks")
    void shouldShowFilesWithoutAnyProblem(Shown shown) {
        // When
        var parsed = parse(shown);

        // Then
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.warnings()).isEmpty();
    }

    @Test
    void shouldShowEachKindOfFile() throws IOException {
        assertThat(names()).contains("shipyard.yaml", "cart/remediation.yaml", "guards.yaml", TEST);
    }

    @Test
    void shouldPassTheTestsThatItShows(@TempDir Path folder) throws IOException {
        // Given
        for (var shown : blocks(PAGE)) {
            var file = folder.resolve(shown.name());
            if (!Files.exists(file)
                    || Files.readString(file).length() < shown.text().length()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, shown.text());
            }
        }

        // When
        var ran = new CommandRunner(folder)
                .run("test-remediation", folder.resolve(TEST).toString());

        // Then
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("3 of 3 cases pass.");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void shouldNameEveryKeyOfTheSchemas() throws IOException {
        // Given
        var page = Files.readString(PAGE);
        var schema = new JsonMapper().readTree(FileKind.GUARDS.schema());

        // Then
        schema.at("/$defs/wideGuards/properties")
                .fieldNames()
                .forEachRemaining(
                        key -> assertThat(page).as("a row for %s", key).contains("\n| `" + key + "` | "));
    }

    private static Parsed<?> parse(Shown shown) {
        if (shown.name().equals(TEST)) {
            return RemediationTestParser.parse(shown.name(), shown.text());
        }
        return FileKind.of(shown.name())
                .orElseThrow(() -> new AssertionError("no known file: " + shown.name()))
                .parse(shown.name(), shown.text());
    }
}
