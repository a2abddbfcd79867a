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
                && isOn(now);
    }

    /** Whether its time is not over yet. */
    public boolean isOn(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }

    /** What it stops, in words: {@code action 'scaling' in stage 'production' of project 'shop'}. */
    public String covered() {
        var what = action.map(name -> "action '" + name + "'").orElse("all actions");
        var where = stage.map(name -> " in stage '" + name + "'").orElse("");
        return what + where + project.map(name -> " of project '" + name + "'").orElse(" of every project");
    }

    /** Who stopped what, why and until when, in one sentence without its full stop. */
    public String words() {
        return "%s stopped %s at %s: %s (%s)"
                .formatted(
                        by,
                        covered(),
                        Words.time(since),
                        reason,
                        until.map(end -> "until " + Words.time(end)).orElse("until somebody lifts it"));
    }
}
