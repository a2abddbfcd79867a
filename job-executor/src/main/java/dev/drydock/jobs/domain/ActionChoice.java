package dev.drydock.jobs.domain;

import dev.drydock.model.job.EventFilter;
import dev.drydock.model.job.JobAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which actions run for an event, in the order of the file: the first that matches and is not silent decides the
 * answer, later ones do not run; silent ones that match before it run without a word.
 */
public record ActionChoice(List<Chosen> actions) {
    /**
     * An action that runs.
     *
     * @param index its place in the file, from 0
     */
    public record Chosen(int index, JobAction action) {}

    public ActionChoice {
        actions = List.copyOf(actions);
    }

    /** The rule itself. */
    public static ActionChoice of(List<JobAction> actions, String eventType, EventView event) {
        var chosen = new ArrayList<Chosen>();
        for (int i = 0; i < actions.size(); i++) {
            if (matches(actions.get(i), eventType, event)) {
                chosen.add(new Chosen(i, actions.get(i)));
                if (!actions.get(i).silent()) {
                    break;
                }
            }
        }
        return new ActionChoice(chosen);
    }

    /** Whether any of the action's events is meant. */
    public static boolean matches(JobAction action, String eventType, EventView event) {
        return action.events().stream().anyMatch(filter -> matches(filter, eventType, event));
    }

    /** The action that gives the answer; without one nothing is said. */
    public Optional<Chosen> deciding() {
        return actions.stream().filter(chosen -> !chosen.action().silent()).findFirst();
    }

    private static boolean matches(EventFilter filter, String eventType, EventView event) {
        return filter.isMeant(eventType)
                && filter.jsonpath()
                        .map(condition -> event.at(condition.property())
                                .filter(found -> condition.match().equals(found.value()))
                                .isPresent())
                        .orElse(true);
    }
}
