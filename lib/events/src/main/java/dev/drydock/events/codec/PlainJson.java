package dev.drydock.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain maps, lists and values. */
final class PlainJson {
    private PlainJson() {}

    static Map<String, Object> object(JsonNode object) {
        var plain = new LinkedHashMap<String, Object>();
        object.properties().forEach(property -> plain.put(property.getKey(), value(property.getValue())));
        return plain;
    }

    static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> list(node);
            case STRING -> node.textValue();
            case NUMBER -> number(node);
            case BOOLEAN -> node.booleanValue();
            default -> null;
        };
    }

    /** @throws IllegalArgumentException if it is too large to be passed on as a number */
    private static Number number(JsonNode node) {
        if (Double.isInfinite(node.doubleValue()) && !node.isIntegralNumber()) {
            throw new IllegalArgumentException(
                    "a number is too large: at most 1.8e308 can be passed on; write it as a text");
        }
        return node.numberValue();
    }

    private static List<Object> list(JsonNode array) {
        var plain = new ArrayList<Object>(array.size());
        array.forEach(element -> plain.add(value(element)));
        return plain;
    }
}
