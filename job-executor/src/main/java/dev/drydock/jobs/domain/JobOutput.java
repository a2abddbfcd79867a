package dev.drydock.jobs.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a job may add to its finished event by {@code /keptn/output.json}: an object, without the keys by which the
 * sequence decides.
 *
 * @param values what is merged into the event's data
 * @param remark what could not be used, and why
 */
public record JobOutput(Map<String, Object> values, Optional<String> remark) {
    /** The largest file that is read, in bytes. */
    public static final int LARGEST = 128 * 1024;

    /** There was no file. */
    public static final JobOutput NONE = new JobOutput(Map.of(), Optional.empty());

    private static final Set<String> RESERVED =
            Set.of("project", "stage", "service", "labels", "result", "status", "message");

    /** The file's content, as JSON. */
    public static JobOutput of(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            return unusable("it holds no JSON object");
        }
        var values = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> values.put((String) key, value));
        var dropped =
                values.keySet().stream().filter(RESERVED::contains).sorted().collect(Collectors.joining(", "));
        values.keySet().removeAll(RESERVED);
        return new JobOutput(
                values,
                dropped.isEmpty()
                        ? Optional.empty()
                        : Optional.of("Of /keptn/output.json these keys are not taken over: " + dropped
                                + "; the job executor sets them itself."));
    }

    /** The same without secrets. */
    public JobOutput masked(Masking masking) {
        var masked = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> masked.put(masking.mask(key), maskedValue(value, masking)));
        return new JobOutput(masked, remark);
    }

    private static Object maskedValue(Object value, Masking masking) {
        if (value instanceof Map<?, ?> map) {
            var masked = new LinkedHashMap<String, Object>();
            map.forEach((key, inner) -> masked.put(masking.mask((String) key), maskedValue(inner, masking)));
            return masked;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(inner -> maskedValue(inner, masking)).toList();
        }
        var text = String.valueOf(value);
        var masked = masking.mask(text);
        return masked.equals(text) ? value : masked;
    }

    /** A file that cannot be used. */
    public static JobOutput unusable(String why) {
        return new JobOutput(Map.of(), Optional.of("/keptn/output.json was not taken over: " + why + "."));
    }
}
