package dev.drydock.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class AsyncApiTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern ROW = Pattern.compile("\\| `(sh\\.keptn\\.[^`]+)` \\| (in|out|in and out) \\| .+ \\|");
    private static final Pattern LITERAL = Pattern.compile("[\"'](sh\\.keptn\\.[\\w.-]*\\w)[\"']");

    private final Map<String, Object> document = document();

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void shouldDescribeEveryKindOfATasksEvent(EventKind kind) {
        assertThat(addresses()).contains("sh.keptn.event.{task}." + kind.wire());
    }

    @Test
    void shouldReadEveryTypeAsWhatItIsDescribedAs() {
        assertThat(addresses()).allSatisfy(address -> {
            var type = EventType.parse(address.replaceAll("\\{(\\w+)}", "some-$1"));
            assertThat(type instanceof EventType.OfSequence).isEqualTo(address.contains("{stage}"));
            assertThat(type instanceof EventType.OfTask || !address.contains("{task}"))
                    .isTrue();
            assertThat(type.value()).isEqualTo(address.replaceAll("\\{(\\w+)}", "some-$1"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipyard-controller", "lighthouse-service", "remediation-service", "job-executor"})
    void shouldDescribeEveryTypeThatAServiceNames(String module) throws IOException {
        // Given
        var described = addresses().stream()
                .map(address -> address.replace(".", "\\.").replaceAll("\\{\\w+}", "[^.]+"))
                .toList();

        // When
        var named = literals(ROOT.resolve(module).resolve("src/main/java"));

        // Then
        assertThat(named)
                .allSatisfy(type -> assertThat(described)
                        .as(type)
                        .anySatisfy(pattern -> assertThat(type).matches(pattern)));
    }

    @Test
    void shouldBeListedForPeople() throws IOException {
        // Given
        var listed = new TreeSet<String>();
        for (var line : Files.readAllLines(ROOT.resolve("docs/events.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                listed.add(row.group(1) + " " + row.group(2));
            }
        }

        // When
        var described = new TreeSet<String>();
        object("channels").forEach((name, channel) -> described.add(child(channel, "address") + " " + way(name)));

        // Then
        assertThat(listed).isEqualTo(described);
    }

    @Test
    void shouldHoldNoLinkThatLeadsNowhere() {
        // When
        var links = new ArrayList<String>();
        collectLinks(document, links);

        // Then
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(linked(link)).isNotNull());
    }

    private String way(String channel) {
        var actions = object("operations").values().stream()
                .filter(operation -> child(child(operation, "channel"), "$ref").equals("#/channels/" + channel))
                .map(operation -> child(operation, "action").equals("receive") ? "in" : "out")
                .sorted()
                .toList();
        return String.join(" and ", actions);
    }

    private List<String> addresses() {
        return object("channels").values().stream()
                .map(channel -> String.valueOf(child(channel, "address")))
                .toList();
    }

    private static TreeSet<String> literals(Path sources) throws IOException {
        var literals = new TreeSet<String>();
        try (var files = Files.walk(sources)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(file)).results().forEach(found -> literals.add(found.group(1)));
            }
        }
        return literals;
    }

    private Object linked(String link) {
        return Arrays.stream(link.substring("#/".length()).split("/"))
                .reduce((Object) document, AsyncApiTest::child, (first, second) -> second);
    }

    private static void collectLinks(Object node, List<String> links) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String link) {
                links.add(link);
            }
            map.values().forEach(value -> collectLinks(value, links));
        } else if (node instanceof List<?> items) {
            items.forEach(item -> collectLinks(item, links));
        }
    }

    private static Object child(Object node, String key) {
        return node instanceof Map<?, ?> map ? map.get(key) : null;
    }

    @SuppressWarnings("unchecked") // YAML mappings have text keys here
    private Map<String, Object> object(String key) {
        return (Map<String, Object>) document.get(key);
    }

    private static Map<String, Object> document() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var file = AsyncApiTest.class.getResourceAsStream("/asyncapi/asyncapi.yaml")) {
            return new Yaml(new SafeConstructor(options)).load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
