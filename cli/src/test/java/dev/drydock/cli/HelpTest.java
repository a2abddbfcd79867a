package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
    private static final Path NOWHERE = Path.of("/nonexistent");

    static Stream<String> commands() {
        var paths = new ArrayList<String>();
        collect(
                CommandLines.of(new CommandRunner(NOWHERE).environment(new StringWriter(), new StringWriter())),
                "",
                paths);
        return paths.stream();
    }

    private static void collect(CommandLine command, String path, List<String> paths) {
        paths.add(path);
        for (var child : new LinkedHashSet<>(command.getSubcommands().values())) {
            collect(child, (path + " " + child.getCommandName()).strip(), paths);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldShowAnExampleOfItselfWhenAskedForHelp(String path) {
        // When
        var ran = new CommandRunner(NOWHERE).named("keptn").run(withHelp(path));

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        var examples = ran.out().substring(ran.out().indexOf("Examples:"));
        assertThat(examples).contains(("keptn " + path).strip()).doesNotContain("drydock ");
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get",
                "create",
                "update",
                "delete",
                "send",
                "trigger",
                "pause",
                "resume",
                "abort",
                "dead-letters",
                ""
            })
    void shouldNameTheNounsWhenAVerbStandsAlone(String verb) {
        // When
        var ran = new CommandRunner(NOWHERE).run(verb.isEmpty() ? new String[0] : new String[] {verb});

        // Then
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ran.err()).contains("Expected one of these after '" + ("drydock " + verb).strip() + "': ");
    }

    private static String[] withHelp(String path) {
        return Stream.concat(Arrays.stream(path.split(" ")).filter(word -> !word.isEmpty()), Stream.of("--help"))
                .toArray(String[]::new);
    }
}
