package dev.drydock.jobs.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptnPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/keptn|/j$1",
                "/keptn/charts/a.tgz|/j$1/charts/a.tgz",
                "--file=/keptn/a|--file=/j$1/a",
                "-f/keptn/a|-f/j$1/a",
                "/keptn/a:/keptn/b|/j$1/a:/j$1/b",
                "cat '/keptn/a' \"/keptn/b\"|cat '/j$1/a' \"/j$1/b\"",
                "file:///keptn/a|file:///j$1/a",
                "@/keptn/body.json|@/j$1/body.json",
                "a,/keptn/b|a,/j$1/b",
                "/keptnfoo|/keptnfoo",
                "/keptn-old/x|/keptn-old/x",
                "/keptn.d|/keptn.d",
                "/opt/keptn/x|/opt/keptn/x",
                "x/keptn/y|x/keptn/y",
                "http://host/keptn/x|http://host/keptn/x",
                "./keptn/x|./keptn/x",
                "keptn|keptn",
            })
    void shouldMapOnlyWhatIsThePathOfTheFolder(String text, String mapped) {
        assertThat(new KeptnPath(Path.of("/j$1")).map(text)).isEqualTo(mapped);
    }
}
