package dev.drydock.jobs.application;

import dev.drydock.events.Scope;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The files of a project. A repository that cannot be reached fails the {@code Uni}: the event is tried again. */
public interface Repository {
    /** Where a file lies. */
    enum Level {
        SERVICE,
        STAGE,
        PROJECT
    }

    /**
     * One file; empty if there is none, or no such service, stage or project.
     *
     * @param commit the state to read; without it, the newest
     */
    Uni<Optional<byte[]>> read(Level level, Scope scope, String path, Optional<String> commit);

    /** The paths of all files of the service, relative to its folder. */
    Uni<List<String>> list(Scope scope, Optional<String> commit);
}
