package dev.drydock.shipyard.application.project;

import io.smallrye.mutiny.Uni;

/** Reads projects. A failure is one that may pass. */
public interface ProjectSnapshots {
    /** The project as it was read last, however long ago: for who must not wait. Costs next to nothing. */
    Uni<ProjectSnapshot> held(String project);

    /** The project as it was half a minute ago, or is now: for what goes on. Costs next to nothing, mostly. */
    Uni<ProjectSnapshot> now(String project);

    /**
     * The project with all that was written to it before, through whatever controller, and what was pushed to its upstream
     * until some seconds ago: for what begins. An upstream that does not answer is not waited for: what was fetched last
     * serves.
     */
    Uni<ProjectSnapshot> afterWrites(String project);

    /** And with all that was pushed to its upstream before: for people and pipelines, who push and then begin something. */
    Uni<ProjectSnapshot> afterPushes(String project);
}
