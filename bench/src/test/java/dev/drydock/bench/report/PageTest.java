package dev.drydock.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepWhatPeopleWroteWhenMeasuredAgain() throws IOException {
        // Given
        var file = folder.resolve("performance.md");
        new Page(file).replaceMeasured("first");
        Files.writeString(
                file, "# Performance\n\nWhy.\n" + Files.readString(file).substring(15) + "What it means.\n");

        // When
        new Page(file).replaceMeasured("second");

        // Then
        assertThat(Files.readString(file))
                .startsWith("# Performance\n\nWhy.\n")
                .contains("second")
                .doesNotContain("first")
                .endsWith("What it means.\n");
    }
}
