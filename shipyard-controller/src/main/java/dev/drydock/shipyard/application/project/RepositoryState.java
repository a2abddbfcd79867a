package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.upstream.StageLayout;
import java.time.Instant;
import java.util.Optional;

/**
 * How well a project's repository is.
 *
 * @param reason why an upstream could not be used the last time; empty when it could
 * @param problem the same as a sentence that says what to do
 * @param fetched when the upstream was fetched last; empty when it was not since the start, or is hosted here
 * @param layout where stages have their files; empty as well then
 * @param defaultBranch the branch with the project's own files; empty when there is no repository here
 */
public record RepositoryState(
        Health health,
        Optional<Reason> reason,
        Optional<String> problem,
        Optional<Instant> fetched,
        Optional<String> defaultBranch,
        Optional<StageLayout> layout) {
    /** In one word. */
    public enum Health {
        /** The repository is here. */
        HOSTED,
        /** The upstream answers. */
        CONNECTED,
        /** The upstream was not asked since the start. */
        UNKNOWN,
        /** The upstream cannot be used; what was fetched last serves. */
        STALE,
        /** There is nothing here that could serve. */
        MISSING
    }

    /** A project whose repository is not here. */
    public static RepositoryState missing(String why) {
        return new RepositoryState(
                Health.MISSING,
                Optional.empty(),
                Optional.of(why),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public boolean isStale() {
        return health == Health.STALE || health == Health.MISSING;
    }
}
