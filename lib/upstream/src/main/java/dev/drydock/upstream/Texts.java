package dev.drydock.upstream;

import org.jspecify.annotations.Nullable;

/** Makes foreign text fit for a message: one line, no control characters, not endless. */
final class Texts {
    private static final int LONGEST = 500;

    private Texts() {}

    /** What stands for a secret where it must not be shown. */
    static String hidden(@Nullable String secret) {
        return secret == null ? "none" : "***";
    }

    static String printable(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", "?");
        var shown = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
        return shown.replaceAll("\\p{Cs}", "?"); // half a character, as it was cut
    }
}
