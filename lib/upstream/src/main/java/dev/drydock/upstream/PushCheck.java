package dev.drydock.upstream;

import java.util.List;

/** Looks at a push before it counts. */
@FunctionalInterface
public interface PushCheck {
    /** Accepts everything. */
    PushCheck NONE = push -> List.of();

    /**
     * Judges one branch of a push.
     *
     * @return what is wrong, one line each, as {@code shipyard.yaml:7:13: …}; any line refuses the whole push, and the
     *     pusher sees all of them
     */
    List<String> check(PushedBranch push);
}
