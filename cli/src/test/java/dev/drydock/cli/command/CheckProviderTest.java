package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import dev.drydock.providercheck.domain.Chapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckProviderTest {
    @TempDir
    private Path home;

    @Test
    void shouldWantToHearThatTheActionMayReallyBeCarriedOut() {
        var ran = run("--action=scale", "--value=2");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("Expected --yes, because 'scale' is really carried out, several times")
                .contains("every provider at the broker that knows it");
    }

    @Test
    void shouldWantToKnowTheActionAndAReadableValue() {
        assertThat(run("--yes").err()).contains("Expected the action to ask for");
        assertThat(run("--yes", "--action=scale", "--value={a: ").err()).contains("a map or a list as --value");
        assertThat(new CommandRunner(home)
                        .run("check", "provider", "sh.keptn.event.*", "--yes")
                        .err())
                .contains("Expected a task, but got 'sh.keptn.event.*'");
    }

    @Test
    void shouldSayThatTheBrokerIsNotThere() {
        var ran = run("--yes", "--action=scale", "--url=nats://127.0.0.1:9");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .contains("Expected to check the provider, but Unable to connect", "use --run, which starts one");
    }

    @Test
    void shouldReportAProviderThatDoesNotRun() {
        var ran = run("--yes", "--action=scale", "--run=sh -c 'echo no such file; exit 3'", "--output=json");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .contains("\"status\" : \"failed\"", "\"about\" : \"runs\"", "no such file")
                .contains("\"contract\" : \"docs/action-provider.md#ending\"");
    }

    @Test
    void shouldPointToChaptersThatAreThere() throws Exception {
        var page = Files.readString(Path.of("../docs/action-provider.md"));

        assertThat(Chapter.values())
                .allSatisfy(chapter -> assertThat(page).containsIgnoringCase("\n## " + chapter.anchor() + "\n"));
    }

    private CommandRunner.Ran run(String... options) {
        var words = Stream.concat(Stream.of("check", "provider", "action"), Stream.of(options))
                .toArray(String[]::new);
        return new CommandRunner(home).run(words);
    }
}
