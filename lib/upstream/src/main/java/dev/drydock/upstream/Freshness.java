package dev.drydock.upstream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well the local state of an upstream is known to be the upstream's.
 *
 * @param fetched when it was fetched last; absent when this process has not yet
 * @param problem why the last attempt failed; absent when it did not
 */
public record Freshness(@Nullable Instant fetched, @Nullable UpstreamException problem) {
    /** True when the last attempt to reach the upstream failed. */
    public boolean isStale() {
        return problem != null;
    }
}
