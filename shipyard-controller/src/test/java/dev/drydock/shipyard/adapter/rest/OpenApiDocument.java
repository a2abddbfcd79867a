package dev.drydock.shipyard.adapter.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An OpenAPI document, as far as the tests ask it. */
record OpenApiDocument(Map<String, Object> root) {
    private static final Set<String> LINKS = Set.of("parameters", "schemas", "responses");

    static OpenApiDocument parse(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new OpenApiDocument(object(new Yaml(new SafeConstructor(options)).load(yaml)));
    }

    /** Such as {@code GET /api/v1/fsck}. */
    Set<String> operations() {
        var operations = new TreeSet<String>();
        paths().forEach((path, item) ->
                object(item).keySet().forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    /** Such as {@code query:project}, of an operation as {@link #operations} names it. */
    Set<String> parameters(String operation) {
        var names = new TreeSet<String>();
        for (var link : list(operation(operation).getOrDefault("parameters", List.of()))) {
            var parameter = object(linked(String.valueOf(object(link).get("$ref"))));
            names.add(parameter.get("in") + ":" + parameter.get("name"));
        }
        return names;
    }

    /** Such as {@code read}; {@code any} where every token will do, {@code none} where none is asked for. */
    String scope(String operation) {
        var schemes = list(operation(operation).getOrDefault("security", List.of(Map.of("token", List.of("any")))));
        if (schemes.isEmpty()) {
            return "none";
        }
        var scopes = schemes.stream()
                .flatMap(scheme -> object(scheme).values().stream())
                .distinct()
                .toList();
        return scopes.size() == 1 && list(scopes.get(0)).size() == 1
                ? String.valueOf(list(scopes.get(0)).get(0))
                : "the schemes differ: " + schemes;
    }

    String summary(String operation) {
        return String.valueOf(operation(operation).get("summary"));
    }

    /** Every {@code $ref} that leads nowhere. */
    List<String> deadLinks() {
        var dead = new ArrayList<String>();
        collectDeadLinks(root, dead);
        return dead;
    }

    /** Components that nothing refers to. */
    Set<String> unused() {
        var unused = new TreeSet<String>();
        object(root.get("components")).forEach((kind, components) -> {
            if (LINKS.contains(kind)) {
                object(components).keySet().forEach(name -> unused.add("#/components/" + kind + "/" + name));
            }
        });
        removeUsed(root, unused);
        return unused;
    }

    private Map<String, Object> paths() {
        return object(root.get("paths"));
    }

    private Map<String, Object> operation(String operation) {
        var parts = operation.split(" ");
        return object(object(paths().get(parts[1])).get(parts[0].toLowerCase(Locale.ROOT)));
    }

    private Object linked(String link) {
        Object node = root;
        for (var step : link.substring("#/".length()).split("/")) {
            node = node == null ? null : object(node).get(step);
        }
        return node;
    }

    private void collectDeadLinks(Object node, List<String> dead) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String link && linked(link) == null) {
                dead.add(link);
            }
            map.values().forEach(value -> collectDeadLinks(value, dead));
        } else if (node instanceof List<?> items) {
            items.forEach(item -> collectDeadLinks(item, dead));
        }
    }

    private static void removeUsed(Object node, Set<String> unused) {
        if (node instanceof Map<?, ?> map) {
            unused.remove(String.valueOf(map.get("$ref")));
            map.values().forEach(value -> removeUsed(value, unused));
        } else if (node instanceof List<?> items) {
            items.forEach(item -> removeUsed(item, unused));
        }
    }

    @SuppressWarnings("unchecked") // YAML mappings have text keys here
    private static Map<String, Object> object(Object node) {
        return (Map<String, Object>) node;
    }

    private static List<?> list(Object node) {
        return (List<?>) node;
    }
}
