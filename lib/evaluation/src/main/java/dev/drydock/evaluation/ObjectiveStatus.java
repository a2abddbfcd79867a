package dev.drydock.evaluation;

import java.util.Locale;

/** How one objective fared; an {@link #INFO} one is only shown. */
public enum ObjectiveStatus {
    INFO,
    PASS,
    WARNING,
    FAIL;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
