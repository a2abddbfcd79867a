package dev.drydock.jobs.domain;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes the values of secrets out of what people get to read. */
public final class Masking {
    /** Nothing is secret. */
    public static final Masking NONE = new Masking(List.of());

    private static final int SHORTEST = 4;
    private static final String MASK = "***";
    private final List<String> values;

    /**
     * Masks these values, and each line of those that have several; what is shorter than four characters hides nothing
     * and would tear holes into every text.
     */
    public Masking(Collection<String> secrets) {
        this.values = secrets.stream()
                .flatMap(secret -> Stream.concat(
                        Stream.of(secret, secret.strip()), secret.lines().map(String::strip)))
                .filter(value -> value.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The text without secrets. */
    public String mask(String text) {
        var masked = text;
        for (var value : values) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }

    /** The same for text in which each character stands for one byte of UTF-8. */
    public Masking overBytes() {
        return new Masking(values.stream()
                .map(value -> new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .toList());
    }

    /** How many characters at the end of a text may be the beginning of a value that goes on behind it. */
    public int begunAtTheEndOf(String text) {
        int most = 0;
        for (var value : values) {
            int length = Math.min(value.length() - 1, text.length());
            while (length > most && !text.regionMatches(text.length() - length, value, 0, length)) {
                length--;
            }
            most = Math.max(most, length);
        }
        return most;
    }
}
