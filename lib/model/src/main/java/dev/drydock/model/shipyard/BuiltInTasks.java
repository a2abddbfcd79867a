package dev.drydock.model.shipyard;

import java.util.Set;

/** The tasks that Drydock's own services answer, without a job config or an integration. */
public final class BuiltInTasks {
    private static final Set<String> NAMES = Set.of("approval", "evaluation", "get-sli", "get-action");

    private BuiltInTasks() {}

    /** Whether a service of Drydock answers this task. */
    public static boolean contains(String task) {
        return NAMES.contains(task);
    }
}
