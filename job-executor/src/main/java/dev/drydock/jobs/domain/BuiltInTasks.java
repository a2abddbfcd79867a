package dev.drydock.jobs.domain;

import java.util.Set;

/** The tasks that Drydock's other services answer: a broken job config is no reason to answer in their place. */
public final class BuiltInTasks {
    private static final Set<String> NAMES = Set.of("approval", "evaluation", "get-sli", "get-action");

    private BuiltInTasks() {}

    /** Whether another service of Drydock answers this task. */
    public static boolean contains(String task) {
        return NAMES.contains(task);
    }
}
