package dev.drydock.kit.resources;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Reads the files of projects. Fails with {@link UnknownPlace}, or with another failure that may pass. */
public interface Resources {
    /**
     * One file.
     *
     * @param commit the commit to read at; the branch's head if absent
     * @return empty if there is no such file at that commit
     */
    Uni<Optional<Resource>> read(ResourceLevel level, String uri, Optional<String> commit);

    /** The paths of all files at a level. */
    Uni<List<String>> list(ResourceLevel level, Optional<String> commit);
}
