package dev.drydock.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every job config on the page about jobs can be used as it stands. */
class JobsPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(apiVersion: v2\\n.*?)^```");

    @Test
    void shouldReadEveryJobConfigOfThePage() throws IOException {
        // When
        var configs = BLOCK.matcher(Files.readString(Path.of("../../docs/jobs.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replaceAll("(?m)^```(yaml)?\\n?", ""))
                .map(text -> JobConfigParser.parse("docs/jobs.md", text))
                .toList();

        // Then
        assertThat(configs).hasSizeGreaterThan(2).allSatisfy(config -> {
            assertThat(config.problems()).isEmpty();
            assertThat(config.warnings()).isEmpty();
        });
    }
}
