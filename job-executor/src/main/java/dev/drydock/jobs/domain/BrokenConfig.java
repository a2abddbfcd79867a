package dev.drydock.jobs.domain;

import dev.drydock.model.FileProblem;
import dev.drydock.model.job.EventFilter;
import dev.drydock.model.job.EventFilter.JsonPathMatch;
import dev.drydock.model.job.JobAction;
import dev.drydock.model.shipyard.BuiltInTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether an invalid job config is a reason to answer. As far as its events can be read, they decide, as if the rest were
 * valid: then the event is ours, or somebody else's. If they cannot be read, every task counts as ours that no other
 * service of Drydock answers: a sequence that fails with a reason beats one that hangs.
 */
public final class BrokenConfig {
    private static final int MOST_PROBLEMS = 20;

    private BrokenConfig() {}

    /**
     * The rule itself.
     *
     * @param tree the file as plain YAML; empty when it is not even that
     */
    public static boolean isOurs(Optional<Object> tree, String task, String eventType, EventView event) {
        if (BuiltInTasks.contains(task)) {
            return false;
        }
        var actions = tree.flatMap(BrokenConfig::actions);
        return actions.isEmpty()
                || ActionChoice.of(actions.get(), eventType, event).deciding().isPresent();
    }

    /** What the user gets to read. */
    public static String message(List<FileProblem> problems) {
        return problems.stream()
                .limit(MOST_PROBLEMS)
                .map(FileProblem::toString)
                .collect(Collectors.joining(
                        "\n",
                        "The job config is invalid, so no job was run:\n",
                        problems.size() > MOST_PROBLEMS
                                ? "\n… and %d more".formatted(problems.size() - MOST_PROBLEMS)
                                : ""));
    }

    private static Optional<List<JobAction>> actions(Object tree) {
        if (!(tree instanceof Map<?, ?> root) || !(root.get("actions") instanceof List<?> items)) {
            return Optional.empty();
        }
        var actions = new ArrayList<JobAction>();
        for (var item : items) {
            var action = action(item);
            if (action.isEmpty()) {
                return Optional.empty();
            }
            actions.add(action.get());
        }
        return Optional.of(actions);
    }

    private static Optional<JobAction> action(@Nullable Object item) {
        if (!(item instanceof Map<?, ?> action) || !(action.get("events") instanceof List<?> items)) {
            return Optional.empty();
        }
        var filters = new ArrayList<EventFilter>();
        for (var event : items) {
            var filter = filter(event);
            if (filter.isEmpty()) {
                return Optional.empty();
            }
            filters.add(filter.get());
        }
        return Optional.of(new JobAction("", Boolean.TRUE.equals(action.get("silent")), filters, List.of()));
    }

    private static Optional<EventFilter> filter(@Nullable Object item) {
        if (!(item instanceof Map<?, ?> event) || !(event.get("name") instanceof String name) || !compiles(name)) {
            return Optional.empty();
        }
        var condition = event.get("jsonpath");
        if (condition == null) {
            return Optional.of(new EventFilter(name, Optional.empty()));
        }
        return condition instanceof Map<?, ?> path
                        && path.get("property") instanceof String property
                        && path.get("match") instanceof String match
                ? Optional.of(new EventFilter(name, Optional.of(new JsonPathMatch(property, match))))
                : Optional.empty();
    }

    private static boolean compiles(String regex) {
        try {
            Pattern.compile(regex);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
