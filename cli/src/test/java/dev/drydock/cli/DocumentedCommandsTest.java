package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every line that a page tells to type can be typed; the page about the command line names every command and exit code. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final Pattern COMMAND = Pattern.compile("^(?:\\w+=\\S+ )*(?:\\./)?drydock (.*)$");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final List<String> OF_THE_SCRIPT =
            List.of("up", "down", "demo", "test", "images", "compose", "help");

    /** Every page that tells to type something. */
    static List<String> pages() throws IOException {
        var pages = new ArrayList<>(List.of("README.md"));
        for (var folder : List.of("docs", "examples")) {
            try (var files = Files.walk(ROOT.resolve(folder), 2)) {
                files.map(file -> ROOT.relativize(file).toString())
                        .filter(page -> page.endsWith(".md") && !lines(page).isEmpty())
                        .sorted()
                        .forEach(pages::add);
            }
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldTakeEveryLineThatAPageTellsToType(String page) {
        // Given
        var lines = lines(page);

        // Then
        assertThat(lines).isNotEmpty();
        assertThat(lines)
                .allSatisfy(line -> assertThatCode(() -> root().parseArgs(words(line)))
                        .as("drydock %s", line)
                        .doesNotThrowAnyException());
    }

    @Test
    void shouldListEveryCommand() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/cli.md"));

        assertThat(EveryCommandTest.leaves().filter(path -> !path.equals("install")))
                .as("docs/cli.md has a row for every command")
                .allSatisfy(path -> assertThat(page).contains("| `drydock " + path + "` |"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void shouldSayWhatAnExitCodeMeans(int code) throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/cli.md"))).contains("\n| `" + code + "` | ");
        assertThat(root().getUsageMessage()).containsPattern("\n  " + code + " +\\w");
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number))
                .contains(code)
                .hasSize(7);
    }

    private static List<String> lines(String page) {
        return BLOCK.matcher(read(page))
                .results()
                .flatMap(block -> block.group(1)
                        .replaceAll("\\\\\\n\\s*", "")
                        .replaceAll("(?m)\\s+[#>].*$", "")
                        .lines())
                .flatMap(line -> COMMAND.matcher(line).results())
                .map(line -> line.group(1).strip())
                .filter(line -> !OF_THE_SCRIPT.contains(line.split(" ")[0]))
                .toList();
    }

    private static String read(String page) {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandLine root() {
        return CommandLines.of(
                new CommandRunner(Path.of("/nonexistent")).environment(new StringWriter(), new StringWriter()));
    }

    private static String[] words(String line) {
        return WORD.matcher(line).results().map(DocumentedCommandsTest::word).toArray(String[]::new);
    }

    private static String word(MatchResult match) {
        return match.group().replaceAll("[\"']", "");
    }
}
