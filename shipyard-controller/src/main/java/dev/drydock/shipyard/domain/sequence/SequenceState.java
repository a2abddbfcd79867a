package dev.drydock.shipyard.domain.sequence;

/** Where a sequence execution stands, in Keptn's words. */
public enum SequenceState {
    /** For its turn, before its first task or between two. */
    WAITING("waiting"),
    STARTED("started"),
    WAITING_FOR_APPROVAL("waitingForApproval"),
    PAUSED("paused"),
    FINISHED("finished"),
    ABORTED("aborted"),
    TIMED_OUT("timedOut");

    private final String wire;

    SequenceState(String wire) {
        this.wire = wire;
    }

    /** The word in the API. */
    public String wire() {
        return wire;
    }

    /** Whether nothing can happen any more. */
    public boolean isEnd() {
        return this == FINISHED || this == ABORTED || this == TIMED_OUT;
    }
}
