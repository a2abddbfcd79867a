package dev.drydock.shipyard.application.project;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** What is kept of a project's flows: their sequence executions, facts and events. */
public interface ProjectHistory {
    /** Forgets a project that is deleted, with everything that still runs or waits in it; nothing is told about it. */
    Uni<Void> forget(String project);

    /**
     * Forgets flows that are over, in every project: those that ended longer ago, and the oldest of too many. What is
     * open is never touched.
     *
     * @param most flows that a project keeps
     * @return how many flows are forgotten; a limited number at a time
     */
    Uni<Integer> retain(Duration age, int most);
}
