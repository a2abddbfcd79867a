package dev.drydock.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks every valid golden file at every place in many ways: schema and parser must be of one mind about each, but for what
 * the parser only warns of.
 */
class SchemaAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final int FEWEST = 30;

    static Stream<GoldenFile> valid() {
        return GoldenFile.named("valid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldAgreeWithTheParserWhenFilesAreBroken(GoldenFile file) throws IOException {
        // Given
        var tree = tree(file);
        var schema = SCHEMAS.getSchema(JSON.readTree(file.kind().schema()));
        var softly = new SoftAssertions();
        var broken = variants(tree);

        for (var variant : broken) {
            // When
            var parsed = file.kind().parse("f", variant.toString());
            var errors = schema.validate(variant);

            // Then
            if (!isBeyondSchemas(parsed) && parsed.warnings().isEmpty()) {
                softly.assertThat(errors.isEmpty())
                        .as("%s%n parser: %s%n schema: %s", variant, parsed.problems(), errors)
                        .isEqualTo(parsed.value().isPresent());
            }
        }
        softly.assertAll();
        assertThat(broken).hasSizeGreaterThan(FEWEST);
    }

    /** What no schema can express. */
    private static boolean isBeyondSchemas(Parsed<?> parsed) {
        var beyond = Pattern.compile("declared twice|no regular expression");
        return !parsed.problems().isEmpty()
                && parsed.problems().stream()
                        .allMatch(problem -> beyond.matcher(problem.message()).find());
    }

    private static JsonNode tree(GoldenFile file) {
        Map<String, Object> content =
                YamlFile.read("f", file.text(), YamlValue::jsonEntries).value().orElseThrow();
        return JSON.valueToTree(content);
    }

    private static List<JsonNode> variants(JsonNode root) {
        var variants = new ArrayList<JsonNode>();
        forEachPlace(root, "", path -> {
            for (var instead : List.<JsonNode>of(
                    NODES.textNode("x y"),
                    NODES.numberNode(-7),
                    NODES.booleanNode(true),
                    NODES.nullNode(),
                    NODES.arrayNode(),
                    NODES.objectNode(),
                    NODES.arrayNode().add("z"),
                    NODES.objectNode().put("strange", 1))) {
                variants.add(changed(root, path, holder -> instead));
            }
            variants.add(changed(root, path, holder -> null));
        });
        forEachPlace(root, "", path -> {
            if (root.at(path).isObject()) {
                variants.add(changed(root, path, node -> ((ObjectNode) node).put("unheardOf", "x")));
            }
        });
        return variants;
    }

    private static void forEachPlace(JsonNode node, String path, Consumer<String> place) {
        if (!path.isEmpty()) {
            place.accept(path);
        }
        if (node instanceof ObjectNode object) {
            object.fieldNames()
                    .forEachRemaining(name -> forEachPlace(
                            object.get(name),
                            path + "/" + name.replace("~", "~0").replace("/", "~1"),
                            place));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                forEachPlace(array.get(i), path + "/" + i, place);
            }
        }
    }

    private interface Change {
        JsonNode of(JsonNode node);
    }

    private static JsonNode changed(JsonNode root, String path, Change change) {
        var copy = root.deepCopy();
        var slash = path.lastIndexOf('/');
        var holder = copy.at(path.substring(0, slash));
        var step = path.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        var instead = change.of(copy.at(path));
        if (holder instanceof ObjectNode object) {
            if (instead == null) {
                object.remove(step);
            } else {
                object.set(step, instead);
            }
        } else if (holder instanceof ArrayNode array) {
            if (instead == null) {
                array.remove(Integer.parseInt(step));
            } else {
                array.set(Integer.parseInt(step), instead);
            }
        }
        return copy;
    }
}
