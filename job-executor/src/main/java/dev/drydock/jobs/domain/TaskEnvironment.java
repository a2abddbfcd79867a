package dev.drydock.jobs.domain;

import dev.drydock.events.KeptnEvent;
import dev.drydock.model.job.EnvVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a task's variables come to (reference 9.4). {@code KEPTN_*} and {@code LABELS_*} are always there and win over the
 * task's own; a literal may refer to them and to variables set before it, a value from an event is never expanded.
 */
public final class TaskEnvironment {
    private final Map<String, String> given;
    private final EventView event;
    private final Notation notation;
    private final Function<String, Optional<Map<String, String>>> secrets;

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Set<String> secretNames = new LinkedHashSet<>();
    private final List<String> secretValues = new ArrayList<>();

    private TaskEnvironment(
            Map<String, String> given,
            EventView event,
            Notation notation,
            Function<String, Optional<Map<String, String>>> secrets) {
        this.given = given;
        this.event = event;
        this.notation = notation;
        this.secrets = secrets;
    }

    /**
     * Works the variables out.
     *
     * @param view the same event, for paths
     * @param secrets the keys and values of a secret, empty if there is none of that name
     * @throws TaskRefused if a value cannot be had or may not be set
     */
    public static Environment of(
            List<EnvVariable> env,
            KeptnEvent event,
            EventView view,
            Notation notation,
            Function<String, Optional<Map<String, String>>> secrets) {
        return new TaskEnvironment(keptnVariables(event), view, notation, secrets).build(env);
    }

    private Environment build(List<EnvVariable> env) {
        env.forEach(this::add);
        variables.putAll(given);
        secretNames.removeAll(given.keySet());
        return new Environment(variables, secretNames, new Masking(secretValues));
    }

    private void add(EnvVariable variable) {
        switch (variable.valueFrom().orElse("")) {
            case "event" -> set(variable.name(), ofOthers(variable.name(), fromEvent(variable)));
            case "secret" -> addSecret(variable.name());
            case "string" -> set(variable.name(), literal(variable.name(), variable.value()));
            default ->
                throw new TaskRefused("variable '%s' has %s, expected 'valueFrom' to be event, secret or string"
                        .formatted(
                                variable.name(),
                                variable.valueFrom()
                                        .map("the unknown 'valueFrom: %s'"::formatted)
                                        .orElse("no 'valueFrom'")));
        }
    }

    private void set(String name, String value) {
        variables.put(name, value);
        secretNames.remove(name);
    }

    private String literal(String name, String value) {
        var known = new LinkedHashMap<>(variables);
        known.putAll(given);
        var text = Expansion.expand(value, known);
        return text.equals(Expansion.expand(value, Map.of())) ? text : ofOthers(name, text);
    }

    private String fromEvent(EnvVariable variable) {
        var value = event.at(variable.value())
                .orElseThrow(() -> new TaskRefused(
                        "variable '%s': the event has nothing at '%s'".formatted(variable.name(), variable.value())))
                .value();
        var text = switch (variable.as().orElse("").toLowerCase(Locale.ROOT)) {
            case "yaml" -> notation.yaml(value);
            case "json" -> notation.json(value);
            default -> value instanceof Map ? notation.json(value) : GoText.of(value);
        };
        if (text.indexOf('\0') >= 0) {
            throw new TaskRefused(
                    "variable '%s': the value at '%s' contains a NUL character, which no variable can hold"
                            .formatted(variable.name(), variable.value()));
        }
        return text;
    }

    private void addSecret(String name) {
        var values = secrets.apply(name)
                .orElseThrow(() -> new TaskRefused(
                        "there is no secret '%s'; create it, or take it out of the task's env".formatted(name)));
        values.forEach((key, value) -> {
            variables.put(key, ofOthers(key, value));
            secretNames.add(key);
            secretValues.add(value);
        });
    }

    /** A value that others than the writer of the job config have a part in. */
    private static String ofOthers(String name, String value) {
        if (LoaderVariables.contains(name)) {
            throw new TaskRefused(
                    ("variable '%s' decides which code a program loads and may not come from an event, a secret or another "
                                    + "variable; set it with 'valueFrom: string' to a fixed value, or choose another name")
                            .formatted(name));
        }
        return value;
    }

    private static Map<String, String> keptnVariables(KeptnEvent event) {
        var given = new LinkedHashMap<String, String>();
        given.put("KEPTN_PROJECT", event.data().text("project").orElse(""));
        given.put("KEPTN_STAGE", event.data().text("stage").orElse(""));
        given.put("KEPTN_SERVICE", event.data().text("service").orElse(""));
        event.data()
                .object("labels")
                .ifPresent(labels -> labels.values()
                        .forEach((key, value) -> given.put(
                                "LABELS_" + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_"),
                                GoText.of(value).replace("\0", ""))));
        return given;
    }
}
