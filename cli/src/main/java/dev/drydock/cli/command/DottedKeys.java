package dev.drydock.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.events.codec.JsonMistake;
import java.util.Map;

/** Makes {@code a.b=c} an object in an object. A value is text, as it was for Keptn; {@code a.b:=2} takes it as JSON. */
final class DottedKeys {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DottedKeys() {}

    static ObjectNode nested(Map<String, String> values) {
        var root = JsonNodeFactory.instance.objectNode();
        values.forEach((key, value) -> put(root, key, value));
        return root;
    }

    private static void put(ObjectNode root, String key, String text) {
        var isJson = key.endsWith(":");
        var parts = (isJson ? key.substring(0, key.length() - 1) : key).split("\\.", -1);
        var node = root;
        for (var i = 0; i < parts.length; i++) {
            var part = parts[i];
            if (part.isEmpty()) {
                throw refused("'" + key + "' has an empty part");
            }
            if (i == parts.length - 1) {
                if (node.has(part)) {
                    throw refused("'" + key + "' is given twice");
                }
                node.set(part, isJson ? json(key, text) : new TextNode(text));
            } else {
                node = descend(node, part, key);
            }
        }
    }

    private static ObjectNode descend(ObjectNode node, String part, String key) {
        var child = node.has(part) ? node.get(part) : node.putObject(part);
        if (child instanceof ObjectNode object) {
            return object;
        }
        throw refused("'" + key + "' goes below '" + part + "', which has a value already");
    }

    private static JsonNode json(String key, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw refused("'" + text + "' of '" + key + "' is not JSON: " + JsonMistake.of(e));
        }
    }

    private static CommandFailure refused(String why) {
        return new CommandFailure(
                ExitCode.USAGE,
                "Expected key=value pairs, but " + why,
                "give each value once, such as problem.problemTitle=slow");
    }
}
