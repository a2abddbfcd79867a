package dev.drydock.remediation.domain.simulation;

import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.problem.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happens in the life of a simulated problem.
 *
 * @param words one sentence
 * @param place {@code file:line:column} of what decided: the guard, else the action; empty when no file did
 * @param by the guard that did not let an action go, if one did not
 * @param checks what each guard in force said, where an action was decided about
 */
public record Happening(
        Instant at, Timeline.Kind kind, String words, String place, Optional<Check> by, List<Check> checks) {
    public Happening {
        checks = List.copyOf(checks);
    }
}
