package dev.drydock.jobs.domain;

/** What to do with a job when its event is handled, perhaps again after a crash: never run it twice. */
public enum Recovery {
    /** It provably never began. */
    START,
    /** It runs: wait for its end. */
    FOLLOW,
    /** It ended while nobody watched: its exit code is there. */
    TAKE_RESULT,
    /** It began, it does not run, and it left no exit code. */
    LOST;

    /**
     * What can be seen of a job.
     *
     * @param claimedHere whether this machine, since its last start, is the one that claimed the job
     * @param began whether it has left the mark by which it begins
     * @param alive whether its process runs
     * @param exited whether it has left an exit code
     */
    public record Sighting(boolean claimedHere, boolean began, boolean alive, boolean exited) {}

    /** The rule: an exit code counts wherever it was left; what other machines did cannot be known. */
    public static Recovery of(Sighting job) {
        if (job.exited()) {
            return TAKE_RESULT;
        }
        if (!job.claimedHere()) {
            return LOST;
        }
        if (job.began()) {
            return job.alive() ? FOLLOW : LOST;
        }
        return START;
    }
}
