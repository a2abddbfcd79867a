package dev.drydock.remediation.domain.action;

import dev.drydock.events.Problem;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rule that picks the next action. The list for the root cause is used, else the one for the title, else the one for
 * {@code default}: compared exactly, the first entry of the file wins. The index counts the actions already given. An
 * exhausted list never falls back to {@code default}: what it says was meant to be all that is tried.
 */
public sealed interface NextAction {
    /** Do this now; {@code number} counts from 1. */
    record Found(Action action, int number, int total) implements NextAction {}

    /** The file has nothing for this problem. */
    record NothingFound(String message) implements NextAction {}

    /** Every action of the list was given. */
    record Exhausted(String message, List<Action> tried) implements NextAction {}

    /**
     * Picks.
     *
     * @param index how many actions were given before
     */
    static NextAction of(Remediation file, Problem problem, int index) {
        var name = nameOf(problem);
        return actionsFor(file, problem)
                .map(actions -> pick(actions, name, index))
                .orElseGet(() -> new NothingFound(
                        "unable to find an action for '%s': remediation.yaml has neither an entry for it nor one for 'default'; its entries are %s"
                                .formatted(name, typesOf(file))));
    }

    /** What the problem is called in messages: by its root cause, else its title, else {@code default}. */
    static String nameOf(Problem problem) {
        return problem.rootCause().or(problem::title).orElse("default");
    }

    private static NextAction pick(List<Action> actions, String name, int index) {
        if (index >= 0 && index < actions.size()) {
            return new Found(actions.get(index), index + 1, actions.size());
        }
        return new Exhausted(
                "no action left for '%s': index %d is out of range, remediation.yaml lists %d%s"
                        .formatted(name, index, actions.size(), namesOf(actions)),
                actions);
    }

    private static Optional<List<Action>> actionsFor(Remediation file, Problem problem) {
        return Stream.of(problem.rootCause().orElse(""), problem.title().orElse(""), "default")
                .flatMap(type -> firstOf(file, type).stream())
                .findFirst();
    }

    private static Optional<List<Action>> firstOf(Remediation file, String problemType) {
        return file.remedies().stream()
                .filter(remedy -> remedy.problemType().equals(problemType))
                .findFirst()
                .flatMap(ProblemRemedy::actionsOnOpen);
    }

    private static String typesOf(Remediation file) {
        var types = file.remedies().stream()
                .map(remedy -> "'" + remedy.problemType() + "'")
                .collect(Collectors.joining(", "));
        return types.isEmpty() ? "none" : types;
    }

    private static String namesOf(List<Action> actions) {
        return actions.isEmpty()
                ? ""
                : actions.stream().map(Action::action).collect(Collectors.joining(", ", " (", ")"));
    }
}
