package dev.drydock.jobs.domain;

/** What an engine's words about a container that does not run mean. */
public final class ContainerFate {
    private static final int CANNOT_RUN = 126;
    private static final int NOT_FOUND = 127;
    private static final int KILLED = 137;

    private ContainerFate() {}

    /**
     * What an engine tells.
     *
     * @param began whether its command was ever started
     * @param outOfMemory whether the kernel ended one of its processes for want of memory
     * @param error what the engine itself could not do, or blank
     */
    public record Sight(boolean began, int exitCode, boolean outOfMemory, String error) {}

    /**
     * How it ended.
     *
     * @param memory its limit, as it was ordered
     */
    public static JobEnd of(Sight container, String memory) {
        if (!container.error().isBlank()
                && (!container.began() || container.exitCode() == NOT_FOUND || container.exitCode() == CANNOT_RUN)) {
            return new JobEnd.NotStarted(container.error());
        }
        if (!container.began()) {
            return new JobEnd.NotStarted("its container was made, but never started");
        }
        if (container.outOfMemory() && container.exitCode() == KILLED) {
            return new JobEnd.Killed(outOfMemory(memory));
        }
        return new JobEnd.Exited(container.exitCode());
    }

    /** The sentence for a job that needed more memory than it may have. */
    static String outOfMemory(String memory) {
        return "it was killed because it needed more memory than its limit of %s; give it more with resources.limits.memory"
                .formatted(memory);
    }
}
