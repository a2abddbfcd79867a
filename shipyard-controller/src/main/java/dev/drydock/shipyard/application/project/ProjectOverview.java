package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.domain.project.Project;

/**
 * A project as people look at it.
 *
 * @param shipyard the file's text, empty when there is none
 */
public record ProjectOverview(
        Project project, ProjectSnapshot.Known snapshot, String shipyard, RepositoryState repository) {}
