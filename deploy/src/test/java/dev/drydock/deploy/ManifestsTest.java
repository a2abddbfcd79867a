package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The plain manifests are what the chart renders; {@code deploy/render} writes them. */
class ManifestsTest {
    private static final Path FOLDER = Path.of("manifests").toAbsolutePath();
    private static final Path MANIFESTS = FOLDER.resolve("drydock.yaml");
    private static final String HEADER =
            "# Rendered from deploy/helm/drydock with values.yaml beside this file, by deploy/render.\n";

    @Test
    void areWhatTheChartRenders() throws IOException {
        var rendered = HEADER + tidy(Chart.render(Chart.NEWEST, List.of(FOLDER.resolve("values.yaml")), Map.of()));
        if (Boolean.getBoolean("drydock.render")) {
            Files.writeString(MANIFESTS, rendered);
        }

        assertThat(Files.readString(MANIFESTS))
                .as("deploy/manifests/drydock.yaml; deploy/render writes it anew")
                .isEqualTo(rendered);
    }

    @Test
    void holdNoSecret() {
        var manifests = Chart.parse(Chart.render(Chart.NEWEST, List.of(FOLDER.resolve("values.yaml")), Map.of()));

        assertThat(manifests)
                .isNotEmpty()
                .noneMatch(object -> Chart.kind(object).equals("Secret"));
    }

    /** Without the empty lines that templates leave, and without what is of Helm alone. */
    private static String tidy(String yaml) {
        var documents = yaml.split("(?m)^---$\\R?");
        return List.of(documents).stream()
                .filter(document -> !document.contains("helm.sh/hook"))
                .map(document -> document.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("# Source:"))
                        .collect(Collectors.joining("\n")))
                .filter(document -> !document.isBlank())
                .map(document -> "---\n" + document + "\n")
                .collect(Collectors.joining());
    }
}
