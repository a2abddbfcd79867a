package dev.drydock.remediation.domain.guard;

import dev.drydock.model.remediation.Guards;
import java.util.List;
import java.util.function.Predicate;

/**
 * Guards that are in force for an action, and what they count.
 *
 * @param name for people, such as {@code this action}
 * @param covers the runs that count
 */
record Level(String name, Guards guards, Predicate<ActionRun> covers) {
    /** From the most specific to the widest. */
    static List<Level> of(GuardFacts facts) {
        var scope = facts.scope();
        var action = facts.action().action();
        return List.of(
                new Level(
                        "this action",
                        facts.action().guards(),
                        run -> run.scope().equals(scope) && run.action().equals(action)),
                new Level(
                        "this service",
                        facts.files().service(),
                        run -> run.scope().equals(scope)),
                new Level(
                        "this action anywhere in the project",
                        facts.files().project().actions().getOrDefault(action, Guards.NONE),
                        run -> run.action().equals(action)),
                new Level(
                        "this stage",
                        facts.files().project().stages().getOrDefault(scope.stage(), Guards.NONE),
                        run -> run.scope().stage().equals(scope.stage())),
                new Level("this project", facts.files().project().project(), run -> true));
    }
}
