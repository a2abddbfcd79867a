package dev.drydock.providercheck.domain;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param check the name of the check, such as {@code triggeredid}: stable, for programs
 * @param what one sentence: what is the case
 * @param advice what to do; empty when all is well
 * @param chapter where the contract says so: the anchor of a {@link Chapter}
 */
public record Finding(String check, Verdict verdict, String what, String advice, String chapter) {
    /** How bad it is. */
    public enum Verdict {
        OK,
        /** It works, until something goes wrong. */
        WARNING,
        /** Sequences will suffer. */
        FAILED,
        /** It was not looked at, and the finding says why. */
        SKIPPED
    }

    static Finding ok(String check, String what) {
        return new Finding(check, Verdict.OK, what, "", "");
    }

    static Finding warning(String check, String what, String advice, Chapter chapter) {
        return new Finding(check, Verdict.WARNING, what, advice, chapter.anchor());
    }

    static Finding failed(String check, String what, String advice, Chapter chapter) {
        return new Finding(check, Verdict.FAILED, what, advice, chapter.anchor());
    }

    /** A check that could not be made. */
    public static Finding skipped(String check, String why) {
        return new Finding(check, Verdict.SKIPPED, why, "", "");
    }

    /** The word for people and programs: {@code ok}, {@code warning}, {@code failed}, {@code skipped}. */
    public String word() {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
