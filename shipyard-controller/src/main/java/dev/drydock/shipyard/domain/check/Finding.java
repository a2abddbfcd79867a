package dev.drydock.shipyard.domain.check;

import java.util.Collection;

/**
 * One thing that was looked at.
 *
 * @param about a stable word, such as {@code broker}, or with a name behind it, such as {@code git fulltour}
 * @param what the state it is in, one sentence
 * @param why what follows from that; empty if all is well
 * @param advice what to do; empty if nothing
 */
public record Finding(String about, Status status, String what, String why, String advice) {
    /** From good to bad. */
    public enum Status {
        OK,
        WARNING,
        FAILED
    }

    static Finding ok(String about, String what) {
        return new Finding(about, Status.OK, what, "", "");
    }

    static Finding warning(String about, String what, String why, String advice) {
        return new Finding(about, Status.WARNING, what, why, advice);
    }

    static Finding failed(String about, String what, String why, String advice) {
        return new Finding(about, Status.FAILED, what, why, advice);
    }

    /** The worst of all. */
    public static Status worst(Collection<Finding> findings) {
        return findings.stream().map(Finding::status).reduce(Status.OK, (a, b) -> a.compareTo(b) < 0 ? b : a);
    }
}
