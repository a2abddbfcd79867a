package dev.drydock.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The freedoms that Keptn's senders take, brought into the form that CloudEvents asks for. */
final class Leniency {
    private static final Set<String> COMMON_KEYS =
            Set.of("project", "stage", "service", "labels", "status", "result", "message", "problem");

    /** Those that are written on their own: passed through besides, each would stand in the event twice. */
    private static final Set<String> TEXTS = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "datacontenttype",
            "shkeptncontext",
            "triggeredid",
            "gitcommitid",
            "shkeptnspecversion");

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9]");

    private Leniency() {}

    /**
     * Brings an event into form, in place.
     *
     * @return attributes that are objects or lists, which CloudEvents does not have: taken out, to be passed through, unless a
     *     text is wanted there, which counts as missing then
     */
    static Map<String, Object> normalise(ObjectNode event) {
        lowerCaseNames(event);
        var contentType = event.remove("contenttype");
        if (contentType != null && !event.has("datacontenttype")) {
            event.set("datacontenttype", contentType);
        }
        sourceAsUri(event);
        dataAsObject(event);
        var structures = new LinkedHashMap<String, Object>();
        event.properties().forEach(attribute -> {
            if (attribute.getValue().isContainerNode() && !attribute.getKey().equals("data")) {
                structures.put(attribute.getKey(), PlainJson.value(attribute.getValue()));
            }
        });
        event.remove(structures.keySet());
        structures.keySet().removeAll(TEXTS);
        event.properties()
                .removeIf(attribute -> attribute.getValue().isNull()
                        || isEmptyText(attribute.getValue())
                                && !attribute.getKey().equals("id"));
        return structures;
    }

    /** Keptn reads them in any case; CloudEvents has letters in lower case and digits only, and other receivers insist on it. */
    private static void lowerCaseNames(ObjectNode event) {
        for (var attribute : List.copyOf(event.properties())) {
            var name = attribute.getKey();
            var plain = NOT_IN_NAMES.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
            if (!name.equals(plain) && !name.equals("data_base64")) {
                event.remove(name);
                if (!plain.isEmpty() && !event.has(plain)) {
                    event.set(plain, attribute.getValue());
                }
            }
        }
    }

    private static boolean isEmptyText(JsonNode value) {
        return value.isTextual() && value.textValue().isEmpty();
    }

    private static void sourceAsUri(ObjectNode event) {
        var source = event.path("source");
        if (!source.isTextual()) {
            return;
        }
        try {
            new URI(source.textValue());
        } catch (URISyntaxException freeText) {
            try {
                event.put("source", new URI(null, source.textValue(), null).toString());
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("source '%s' is no URI".formatted(source.textValue()), e);
            }
        }
    }

    private static void dataAsObject(ObjectNode event) {
        var data = event.path("data");
        if (event.has("data_base64") || !(data.isMissingNode() || data.isNull() || data.isObject())) {
            throw new IllegalArgumentException("data is %s; expected a JSON object"
                    .formatted(event.has("data_base64") ? "binary" : data.getNodeType()));
        }
        if (!(data instanceof ObjectNode object)) {
            event.putObject("data");
            return;
        }
        for (var name : List.copyOf(object.properties())) {
            var common = name.getKey().toLowerCase(Locale.ROOT);
            if (COMMON_KEYS.contains(common) && !object.has(common)) {
                object.set(common, object.remove(name.getKey()));
            }
        }
    }
}
