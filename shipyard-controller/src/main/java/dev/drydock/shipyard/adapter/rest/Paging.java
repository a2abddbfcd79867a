package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import dev.drydock.kit.rest.Refusal;
import org.jspecify.annotations.Nullable;

/** Keptn's paging: {@code nextPageKey} is where the next page begins, 0 at the end; a text in most lists, a number in some. */
record Paging(int offset, int size) {
    private static final int LARGEST = 1000;

    /** Reads the query parameters of a request. */
    static Paging of(@Nullable Integer pageSize, @Nullable String nextPageKey) {
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

    private static int offset(@Nullable String key) {
        try {
            var offset = given(key).map(Integer::parseInt).orElse(0);
            if (offset >= 0) {
                return offset;
            }
        } catch (NumberFormatException notOne) {
            // refused below
        }
        throw unknownKey(key);
    }

    /** Of a key that no page has given. */
    static Refusal unknownKey(@Nullable String key) {
        return new Refusal(
                400, "bad-page-key", "nextPageKey is '%s'; use the one from the page before.".formatted(key));
    }
}
