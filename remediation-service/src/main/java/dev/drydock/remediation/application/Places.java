package dev.drydock.remediation.application;

import dev.drydock.events.Scope;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows which projects, stages and services there are. Never fails: when nobody can say now, it knows none. */
public interface Places {
    /** The stages of a project; none for a project that is not there; absent when nobody can say now. */
    Uni<Optional<List<String>>> stagesOf(String project);

    /**
     * Which of these places are not there, and what is wrong with them, for people. When nobody can say now, a place is
     * taken for one that is there: no report may be lost for that.
     */
    Uni<Map<Scope, String>> missing(Set<Scope> places);
}
