package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Walks the tree of commands: each says what it does, shows an example of itself, and is run by a test. */
class EveryCommandTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern RUN =
            Pattern.compile("\\b(?:run|List\\.of|Stream\\.of)\\(\\s*((?:\"[^\"]*\"\\s*,?\\s*)+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    private static final Set<String> RUN_BY_A_TEST = new HashSet<>();

    @BeforeAll
    static void readTests() throws IOException {
        try (var files = Files.walk(TESTS)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(EveryCommandTest::text)
                    .flatMap(EveryCommandTest::commandsRun)
                    .forEach(RUN_BY_A_TEST::add);
        }
    }

    static List<CommandLine> commands() {
        var all = new ArrayList<CommandLine>();
        collect(root(), all);
        return all;
    }

    static Stream<String> leaves() {
        return commands().stream()
                .filter(command -> command.getSubcommands().isEmpty())
                .map(EveryCommandTest::path);
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void shouldBeRunByATest(String path) {
        assertThat(RUN_BY_A_TEST)
                .as("tests under %s run '%s', with its words as text in the call", TESTS, path)
                .contains(path);
    }

    @Test
    void shouldSayWhatItDoesAndShowAnExample() {
        assertThat(commands()).allSatisfy(command -> {
            var usage = command.getCommandSpec().usageMessage();
            assertThat(usage.description()).as(path(command)).isNotEmpty();
            assertThat(String.join("", usage.description())).endsWith(".").hasSizeGreaterThan(10);
            assertThat(String.join("", usage.footer()))
                    .as("an example of '%s'", path(command))
                    .contains(("drydock " + path(command)).strip());
        });
    }

    @Test
    void shouldDescribeEveryOptionAndParameter() {
        assertThat(commands())
                .allSatisfy(command -> assertThat(command.getCommandSpec().args())
                        .allSatisfy(argument -> assertThat(argument.description())
                                .as("%s of '%s'", argument.paramLabel(), path(command))
                                .isNotEmpty()));
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        new LinkedHashSet<>(command.getSubcommands().values()).forEach(child -> collect(child, all));
    }

    private static String path(CommandLine command) {
        var name = command.getCommandSpec().qualifiedName();
        return name.contains(" ") ? name.substring(name.indexOf(' ') + 1) : "";
    }

    private static CommandLine root() {
        return CommandLines.of(
                new CommandRunner(Path.of("/nonexistent")).environment(new StringWriter(), new StringWriter()));
    }

    /** The commands that the calls in a source file name; an alias counts for the command it stands for. */
    private static Stream<String> commandsRun(String source) {
        return RUN.matcher(source).results().map(call -> {
            var command = root();
            for (var word : WORD.matcher(call.group(1)).results().toList()) {
                var child = command.getSubcommands().get(word.group(1));
                if (child == null) {
                    break;
                }
                command = child;
            }
            return path(command);
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
