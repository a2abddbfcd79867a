package dev.drydock.upstream;

import java.util.Arrays;
import java.util.List;

/** Looks at a push before it counts. */
@FunctionalInterface
public interface PushCheck {
    /** Accepts everything. */
    PushCheck NONE = push -> List.of();

    /** Asks several, and takes what all of them say. */
    static PushCheck all(PushCheck... checks) {
        return new PushCheck() {
            @Override
            public List<String> check(PushedBranch push) {
                return Arrays.stream(checks)
                        .flatMap(check -> check.check(push).stream())
                        .toList();
            }

            @Override
            public List<String> remarks(PushedBranch push) {
                return Arrays.stream(checks)
                        .flatMap(check -> check.remarks(push).stream())
                        .toList();
            }
        };
    }

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
