package dev.drydock.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart as Helm renders it. */
final class Chart {
    static final Path FOLDER = Path.of("helm", "drydock").toAbsolutePath();
    static final Path PRODUCTION = FOLDER.resolve("values-production.yaml");
    static final Path EVERYTHING =
            Path.of("src", "test", "resources", "everything.yaml").toAbsolutePath();

    private static final Path SECRETS =
            Path.of("src", "test", "resources", "secrets.yaml").toAbsolutePath();

    /** The oldest version that the chart is for, and one with the APIs of today. */
    static final String OLDEST = "1.20.0";

    static final String NEWEST = "1.34.0";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Chart() {}

    /** Sets of values that together turn everything on. */
    static Stream<List<Path>> choices() {
        return Stream.of(List.of(), List.of(PRODUCTION), List.of(EVERYTHING));
    }

    static String render(String kubeVersion, List<Path> valuesFiles, Map<String, String> settings) {
        var command = new Helm(FOLDER)
                .template()
                .withName("drydock")
                .withNamespace("drydock")
                .withKubeVersion(kubeVersion)
                .withValuesFile(SECRETS);
        valuesFiles.forEach(command::withValuesFile);
        settings.forEach(command::set);
        return command.call();
    }

    static List<JsonNode> objects(String kubeVersion, List<Path> valuesFiles) {
        return parse(render(kubeVersion, valuesFiles, Map.of()));
    }

    static List<JsonNode> parse(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path yaml) {
        try {
            return YAML.readTree(yaml.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    /** The template of its pods, of an object that makes some; or the pod itself. */
    static Stream<JsonNode> pods(List<JsonNode> objects) {
        return objects.stream()
                .map(object -> kind(object).equals("Pod") ? object : object.at("/spec/template"))
                .filter(JsonNode::isObject)
                .map(pod -> pod.path("spec"));
    }
}
