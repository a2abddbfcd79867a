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

    /** What the pusher should know of a branch that is taken as it is; one line each. */
    default List<String> remarks(PushedBranch push) {
        return List.of();
    }
}
