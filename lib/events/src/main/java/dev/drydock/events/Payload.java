package dev.drydock.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event's {@code data}: a JSON object of {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean}
 * and {@code null}. Never changed in place; the changes return a new one.
 */
public record Payload(Map<String, Object> values) {
    public static final Payload EMPTY = new Payload(Map.of());

    public Payload {
        values = Collections.unmodifiableMap(values);
    }

    /** A payload of the common block's place. */
    public static Payload of(Scope scope) {
        return EMPTY.with(scope);
    }

    /** The value at a path of keys, if every step but the last is an object. */
    public Optional<Object> at(String... path) {
        Object value = values;
        for (var key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(value);
    }

    /** The text at a path; a number or boolean is no text. Empty text counts as absent. */
    public Optional<String> text(String... path) {
        return at(path).filter(String.class::isInstance).map(String.class::cast).filter(text -> !text.isEmpty());
    }

    /** The object at a path. */
    public Optional<Payload> object(String... path) {
        return at(path).filter(Map.class::isInstance).map(Payload::asMap).map(Payload::new);
    }

    /** The list at a path. */
    public Optional<List<?>> list(String... path) {
        return at(path).filter(List.class::isInstance).map(value -> (List<?>) value);
    }

    /** {@code data.result}, if it is one of the three words. */
    public Optional<Result> result() {
        return text("result").flatMap(Result::ofWire);
    }

    /** {@code data.status}, if it is one of the four words. */
    public Optional<Status> status() {
        return text("status").flatMap(Status::ofWire);
    }

    /** The scope, if project, stage and service are all there and none is blank. */
    public Optional<Scope> scope() {
        return name("project")
                .flatMap(project -> name("stage")
                        .flatMap(stage -> name("service").map(service -> new Scope(project, stage, service))));
    }

    private Optional<String> name(String key) {
        return text(key).filter(name -> !name.isBlank());
    }

    /** The same with one key set. */
    public Payload with(String key, @Nullable Object value) {
        var copy = new LinkedHashMap<>(values);
        copy.put(key, value);
        return new Payload(copy);
    }

    /** The same at this place. */
    public Payload with(Scope scope) {
        return with("project", scope.project()).with("stage", scope.stage()).with("service", scope.service());
    }

    /** The same with this verdict. */
    public Payload with(Result result, Status status) {
        return with("result", result.wire()).with("status", status.wire());
    }

    /** The same without some keys. */
    public Payload without(String... keys) {
        var copy = new LinkedHashMap<>(values);
        copy.keySet().removeAll(List.of(keys));
        return new Payload(copy);
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
