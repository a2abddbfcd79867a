package dev.drydock.jobs.domain;

import java.util.List;
import java.util.Optional;

/**
 * What Kubernetes says about a job at one moment.
 *
 * @param failed why the Job counts as failed, if it does: reason and message of its condition
 * @param pod its pod, if there is one
 * @param events what has happened to the Job and its pod, oldest first
 */
public record PodSight(Optional<Said> failed, Optional<Pod> pod, List<Event> events) {
    public PodSight {
        events = List.copyOf(events);
    }

    /** A word for programs and a sentence for people; either may be blank. */
    public record Said(String reason, String message) {}

    /**
     * A pod with one container.
     *
     * @param phase such as {@code Pending} or {@code Failed}
     * @param said why it is as it is, such as {@code Evicted}; blank if it is as it should be
     * @param unschedulable why no node takes it, if none does
     * @param waiting why its container does not run yet
     * @param ended how its container ended
     */
    public record Pod(
            String phase, Said said, Optional<String> unschedulable, Optional<Said> waiting, Optional<Ended> ended) {}

    /** The end of a container. */
    public record Ended(int exitCode, Said said) {}

    /** Something that happened, as Kubernetes tells it. */
    public record Event(boolean isWarning, String reason, String message) {}
}
