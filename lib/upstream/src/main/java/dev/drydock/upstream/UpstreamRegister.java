package dev.drydock.upstream;

import java.util.Optional;

/**
 * What all processes that serve the same projects know of a project's upstream: where it is, and how it lets them in. Another
 * process may change it at any time, so it is asked each time before the upstream is. May block.
 */
@FunctionalInterface
public interface UpstreamRegister {
    /** Nothing is known but what this process was told. */
    UpstreamRegister NONE = project -> Optional.empty();

    /** Absent when the project has none, or when that cannot be known now: then what this process was told serves. */
    Optional<Upstream> find(String project);
}
