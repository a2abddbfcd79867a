package dev.drydock.shipyard.domain.check;

/** Messages that could not be handled want to be looked at. */
public final class LetterRules {
    private static final String ABOUT = "dead letters";

    private LetterRules() {}

    public static Finding judge(int count) {
        return count == 0
                ? Finding.ok(ABOUT, "There are none.")
                : Finding.warning(
                        ABOUT,
                        count == 1 ? "One message could not be handled." : count + " messages could not be handled.",
                        "What they ask for has not happened.",
                        "See dead-letters list; mend the reason and replay them, or delete them.");
    }
}
