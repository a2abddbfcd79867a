package dev.drydock.model.remediation;

import java.time.Duration;

/** How long guards may hold an action, and what happens then. */
public record HoldLimit(Duration atMost, Then then) {
    /** When no file says anything. */
    public static final HoldLimit DEFAULT = new HoldLimit(Duration.ofHours(1), Then.ESCALATE);

    /** What happens to an action that was held for too long. */
    public enum Then {
        /** People take over. */
        ESCALATE,
        /** The next action of the list is tried. */
        NEXT,
        /** An approval that nobody gave counts as given; any other guard escalates. */
        ACT
    }
}
