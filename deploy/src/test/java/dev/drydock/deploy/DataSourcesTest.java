package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said about the database reaches each service: they differ in their schema and in how many connections they want. */
class DataSourcesTest {
    @Test
    void areSetUpAlike() throws IOException {
        var expected = dataSource("shipyard-controller");

        assertThat(expected).containsEntry("reactive.postgresql.ssl-mode", "${drydock.database.ssl-mode}");
        for (var service : List.of("remediation-service", "lighthouse-service", "job-executor")) {
            assertThat(dataSource(service)).as(service).isEqualTo(expected);
        }
    }

    private static TreeMap<String, String> dataSource(String service) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(
                Path.of("..", service, "src", "main", "resources", "META-INF", "microprofile-config.properties"))) {
            properties.load(reader);
        }
        var found = new TreeMap<String, String>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("quarkus.datasource.") && !name.endsWith(".max-size"))
                .filter(name -> !name.endsWith(".search_path"))
                .forEach(name -> found.put(
                        name.replaceFirst("^quarkus\\.datasource\\.[a-z]+\\.", ""), properties.getProperty(name)));
        return found;
    }
}
