package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.rest.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Keptn's paging: {@code nextPageKey} is where the next page begins, 0 at the end; a text in most lists, a number in some. */
record Paging(int offset, int size) {
    private static final int LARGEST = 1000;

    /** Reads the query parameters of a request. */
    static Paging of(Integer pageSize, String nextPageKey) {
        var size = pageSize == null ? 20 : pageSize;
        if (size < 1) {
            throw new Refusal(400, "bad-page-size", "pageSize is %d; expected 1 to %d.".formatted(size, LARGEST));
        }
        return new Paging(offset(nextPageKey), Math.min(size, LARGEST));
    }

    /** The key of the page after this one. */
    String next(int total) {
        return String.valueOf(nextAsNumber(total));
    }

    /** The same, for the lists of which Keptn's clients read a number: sequences and logs. */
    int nextAsNumber(int total) {
        return offset + size < total ? offset + size : 0;
    }

    private static int offset(String key) {
        try {
            var offset = key == null || key.isBlank() ? 0 : Integer.parseInt(key);
            if (offset >= 0) {
                return offset;
            }
        } catch (NumberFormatException notOne) {
            // refused below
        }
        throw new Refusal(400, "bad-page-key", "nextPageKey is '%s'; use the one from the page before.".formatted(key));
    }

    /** A point in time given as a query parameter. */
    static Optional<Instant> time(String name, String value) {
        try {
            return value == null || value.isBlank() ? Optional.empty() : Optional.of(Instant.parse(value));
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    400,
                    "bad-time",
                    "%s is '%s'; expected a time such as 2026-11-22T10:00:00.000Z.".formatted(name, value));
        }
    }
}
