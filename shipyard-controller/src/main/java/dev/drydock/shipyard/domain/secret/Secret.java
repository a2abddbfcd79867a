package dev.drydock.shipyard.domain.secret;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Named keys and values.
 *
 * @param scope whose jobs may use it: {@link #FOR_ALL}, or the name of a project
 */
public record Secret(String scope, String name, Map<String, String> data) {
    /** The secret scope for the jobs of every project; Keptn's default. */
    public static final String FOR_ALL = "keptn-default";

    /** As Kubernetes has it: all keys and values together. */
    public static final int LARGEST = 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][-A-Za-z0-9._]{0,252}");

    public Secret {
        data = Map.copyOf(data);
    }

    /** Why it cannot be kept, as a sentence for people; empty if it can. */
    public Optional<String> fault() {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(
                    "'%s' is no name for a secret: expected up to 63 lower-case letters, digits and '-', such as 'registry'."
                            .formatted(name));
        }
        if (data.isEmpty()) {
            return Optional.of("Secret '%s' has no keys; give at least one.".formatted(name));
        }
        var badKey = data.keySet().stream()
                .filter(key -> !KEY.matcher(key).matches())
                .sorted()
                .findFirst();
        if (badKey.isPresent()) {
            return Optional.of(
                    "'%s' cannot be a key of secret '%s', as keys become variables of jobs: expected a letter or '_', then letters, digits, '_', '-', '.'."
                            .formatted(badKey.get(), name));
        }
        var nul = data.entrySet().stream()
                .filter(entry -> entry.getValue().indexOf('\0') >= 0)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        if (nul.isPresent()) {
            return Optional.of(
                    "The value of key '%s' contains a NUL character, which no variable can hold; encode it as base64."
                            .formatted(nul.get()));
        }
        var size = size();
        return size > LARGEST
                ? Optional.of("Secret '%s' has %d bytes; at most %d can be kept.".formatted(name, size, LARGEST))
                : Optional.empty();
    }

    private long size() {
        return data.entrySet().stream()
                .mapToLong(entry -> entry.getKey().getBytes(StandardCharsets.UTF_8).length
                        + (long) entry.getValue().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "Secret[%s/%s, keys=%s]".formatted(scope, name, data.keySet());
    }
}
