package dev.drydock.providercheck.domain;

import java.util.Locale;

/** The chapters of the contract, {@code docs/action-provider.md}. */
public enum Chapter {
    MESSAGES,
    LISTENING,
    ANSWERS,
    OUTCOME,
    IDS,
    REPEATS,
    ABORTED,
    ENDING;

    /** Where the chapter is on its page. */
    public String anchor() {
        return name().toLowerCase(Locale.ROOT);
    }
}
