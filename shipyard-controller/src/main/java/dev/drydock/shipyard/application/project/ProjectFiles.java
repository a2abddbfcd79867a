package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.upstream.Branching;
import dev.drydock.upstream.Committed;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.History;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.Listing;
import dev.drydock.upstream.Resource;
import dev.drydock.upstream.StageLayout;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Git repositories of projects, off the event loop. What cannot be fails as a {@link ProjectRefusal}. */
public interface ProjectFiles {
    /** Makes the repository, with a branch per stage. */
    Uni<Void> create(
            String project,
            List<String> stages,
            Map<String, byte[]> files,
            Optional<Remote> remote,
            StageLayout layout);

    /** Gives a project its upstream: after a restart, or another. */
    Uni<Void> connect(String project, Remote remote);

    /** Tries an upstream out and changes nothing; whether there is such a project does not matter. */
    Uni<Branching> tryOut(String project, Remote remote);

    /** Fetches the upstream now, if there is one. */
    Uni<Void> refresh(String project);

    /** How well the repository is; asks nobody. */
    Uni<RepositoryState> state(String project);

    /** @return false when there was none */
    Uni<Boolean> delete(String project);

    /** Where the repository is; empty when it is hosted here, or not there. Does not block. */
    Optional<String> upstreamUrl(String project);

    Uni<Resource> read(String project, Level level, String path, Optional<String> commit);

    Uni<Listing> list(String project, Level level, Optional<String> commit);

    Uni<History> history(
            String project, Level level, Optional<String> path, Optional<String> commit, int skip, int atMost);

    Uni<Committed> edit(String project, Level level, Edit edit);

    Uni<Void> createStage(String project, String stage);

    Uni<Void> createService(String project, String service, Collection<String> stages);

    Uni<Void> deleteService(String project, String service, Collection<String> stages);
}
