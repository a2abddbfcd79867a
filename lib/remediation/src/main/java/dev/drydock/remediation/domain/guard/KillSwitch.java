package dev.drydock.remediation.domain.guard;

import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops all actions that it covers, by the word of a person.
 *
 * @param project absent for every project
 * @param stage absent for every stage
 * @param action absent for every action
 * @param reason why, in words
 * @param by who
 * @param until absent until somebody lifts it
 */
public record KillSwitch(
        Optional<String> project,
        Optional<String> stage,
        Optional<String> action,
        String reason,
        String by,
        Instant since,
        Optional<Instant> until) {
    /** Whether it stops that action at that place and time. */
    public boolean stops(Scope scope, String what, Instant now) {
        return project.map(scope.project()::equals).orElse(true)
                && stage.map(scope.stage()::equals).orElse(true)
                && action.map(what::equals).orElse(true)
                && until.map(now::isBefore).orElse(true);
    }
}
