package dev.drydock.jobs.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event as the paths of a job config see it. */
@FunctionalInterface
public interface EventView {
    /**
     * What stands at a JSONPath.
     *
     * @return empty when nothing is there, or the path cannot be read
     */
    Optional<Found> at(String path);

    /** A value that is there; it may well be {@code null}. */
    record Found(@Nullable Object value) {}
}
