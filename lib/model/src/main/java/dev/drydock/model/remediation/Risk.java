package dev.drydock.model.remediation;

import java.util.Locale;

/** How much harm an action may do, and so how many people must approve it. */
public enum Risk {
    LOW(0),
    MEDIUM(1),
    HIGH(2);

    private final int approvals;

    Risk(int approvals) {
        this.approvals = approvals;
    }

    /** How many different people must approve. */
    public int approvals() {
        return approvals;
    }

    /** The word in files, such as {@code medium}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
