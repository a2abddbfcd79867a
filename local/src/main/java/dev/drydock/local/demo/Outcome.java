package dev.drydock.local.demo;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What the tour came to.
 *
 * @param story all that happened
 * @param before 95 of 100 users were answered within so many milliseconds when the problem was found
 * @param after the same when it was over
 */
record Outcome(Story story, OptionalLong before, OptionalLong after) {
    private static final int WANTED_IN_QA = 1;
    private static final int WANTED_IN_PRODUCTION = 2;

    /** Whether the problem is resolved, and production alone was changed. */
    boolean isHealed(Map<String, Integer> replicas) {
        return story.ending().filter(Story.Ending::healed).isPresent()
                && replicas.getOrDefault("qa", 0) == WANTED_IN_QA
                && replicas.getOrDefault("production", 0) == WANTED_IN_PRODUCTION;
    }
}
