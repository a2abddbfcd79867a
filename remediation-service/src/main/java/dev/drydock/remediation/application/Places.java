package dev.drydock.remediation.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Projects and their stages. Never fails: an engine that is away knows none. */
public interface Places {
    /** The stages of a project; none for a project that is not there; absent when nobody can say now. */
    Uni<Optional<List<String>>> stagesOf(String project);
}
