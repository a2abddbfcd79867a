package dev.drydock.examples.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What the platform reads from a packed Helm chart; the templates are not rendered.
 *
 * @param values scalars of {@code values.yaml}, nested keys joined by dots as {@code --set} writes them
 */
record Chart(String name, String version, Map<String, String> values) {
    Chart {
        values = Map.copyOf(values);
    }

    static Chart read(Path archive) {
        try (var content = Files.newInputStream(archive)) {
            var files = TarGz.textFiles(content, path -> path.matches("[^/]+/(Chart|values)\\.yaml"));
            var about = yaml(files, "Chart.yaml");
            var values = new LinkedHashMap<String, String>();
            flatten("", yaml(files, "values.yaml"), values);
            return new Chart(String.valueOf(about.get("name")), String.valueOf(about.get("version")), values);
        } catch (NoSuchFileException e) {
            throw new PlatformRefusal(404, "path \"" + archive + "\" not found");
        } catch (IOException | YAMLException e) {
            throw new PlatformRefusal(400, "cannot read the chart " + archive + ": " + e.getMessage());
        }
    }

    private static Map<?, ?> yaml(Map<String, String> files, String name) {
        var text = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/" + name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new PlatformRefusal(400, name + " file is missing in the chart"));
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static void flatten(String prefix, Map<?, ?> tree, Map<String, String> into) {
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?> branch) {
                flatten(prefix + key + ".", branch, into);
            } else if (value != null) {
                into.put(prefix + key, value.toString());
            }
        });
    }
}
