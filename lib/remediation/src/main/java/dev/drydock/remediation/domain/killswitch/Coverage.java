package dev.drydock.remediation.domain.killswitch;

import dev.drydock.remediation.domain.guard.KillSwitch;
import java.util.Optional;

/**
 * What a kill switch covers: there is at most one for each. Empty parts stand for all.
 *
 * @param project absent for every project
 * @param stage absent for every stage
 * @param action absent for every action
 */
public record Coverage(Optional<String> project, Optional<String> stage, Optional<String> action) {
    public static Coverage of(KillSwitch one) {
        return new Coverage(one.project(), one.stage(), one.action());
    }

    /** Whether something is covered by both. */
    public boolean overlaps(Coverage other) {
        return both(project, other.project) && both(stage, other.stage) && both(action, other.action);
    }

    private static boolean both(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
