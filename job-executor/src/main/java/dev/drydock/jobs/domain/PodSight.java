package dev.drydock.jobs.domain;

import java.time.Instant;
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
     * A pod with one task.
     *
     * @param phase such as {@code Pending} or {@code Failed}
     * @param said why it is as it is, such as {@code Evicted}; blank if it is as it should be
     * @param unschedulable why no node takes it, if none does
     * @param waiting why its task's container does not run yet
     * @param ended how its task's container ended
     * @param helper what of the container before it is in the task's way
     * @param fetchingSince since when its node may fetch the image that it waits for
     */
    public record Pod(
            String phase,
            Said said,
            Optional<String> unschedulable,
            Optional<Said> waiting,
            Optional<Ended> ended,
            Helper helper,
            Optional<Instant> fetchingSince) {
        /** A pod whose task nothing is in the way of. */
        public Pod(
                String phase,
                Said said,
                Optional<String> unschedulable,
                Optional<Said> waiting,
                Optional<Ended> ended) {
            this(phase, said, unschedulable, waiting, ended, Helper.NONE, Optional.empty());
        }
    }

    /**
     * The container that fills {@code /keptn} before the task.
     *
     * @param waiting why it does not run yet
     * @param failed how it failed
     */
    public record Helper(Optional<Said> waiting, Optional<Ended> failed) {
        /** It has done its work, or is at it. */
        public static final Helper NONE = new Helper(Optional.empty(), Optional.empty());
    }

    /** The end of a container. */
    public record Ended(int exitCode, Said said) {}

    /** Something that happened, as Kubernetes tells it. */
    public record Event(boolean isWarning, String reason, String message) {}
}
