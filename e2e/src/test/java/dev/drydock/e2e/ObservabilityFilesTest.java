package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.embedded.Executables;
import dev.drydock.embedded.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The alert rules and the dashboard, as files: the rules do what they say, and all of it is documented. */
class ObservabilityFilesTest {
    private static final Path FOLDER = Path.of("..", "deploy", "observability");
    private static final Path RULES = FOLDER.resolve("prometheus-rules.yaml");
    private static final Path DOCS = Path.of("..", "docs", "observability.md");

    @Test
    void shouldAlertWhenThereIsTroubleAndOnlyThen() throws IOException, InterruptedException {
        // Given
        var prometheus = Executables.ofThisMachine().locate(Program.PROMETHEUS).toRealPath();

        // When
        var promtool = new ProcessBuilder(
                        prometheus.resolveSibling("promtool").toString(),
                        "test",
                        "rules",
                        FOLDER.resolve("test")
                                .resolve("prometheus-rules.test.yaml")
                                .toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    @Test
    void shouldTestEveryAlertAndSayWhatToDoAboutIt() throws IOException {
        var docs = Files.readString(DOCS);
        var tests = Files.readString(FOLDER.resolve("test").resolve("prometheus-rules.test.yaml"));
        var alerts = found("alert: (\\w+)", Files.readString(RULES));

        assertThat(alerts).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(docs).contains("### " + alert + "\n");
            assertThat(tests).contains("summary", "#" + alert.toLowerCase(Locale.ROOT) + "\n");
        });
    }

    @Test
    void shouldDocumentEveryMetricThatTheFilesName() throws IOException {
        var docs = Files.readString(DOCS);

        for (var file : List.of(RULES, FOLDER.resolve("grafana-dashboard.json"))) {
            var names = found("(drydock_[a-z_]+?)(?:_bucket|_sum|_count)?\\b", Files.readString(file));
            assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(docs).contains("`" + name));
        }
    }

    private static Set<String> found(String pattern, String text) {
        var found = new TreeSet<String>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
