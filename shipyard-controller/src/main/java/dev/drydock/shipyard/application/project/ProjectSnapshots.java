package dev.drydock.shipyard.application.project;

import io.smallrye.mutiny.Uni;

/** Reads projects. A failure is one that may pass. */
public interface ProjectSnapshots {
    /** The project as it is now. */
    Uni<ProjectSnapshot> now(String project);
}
