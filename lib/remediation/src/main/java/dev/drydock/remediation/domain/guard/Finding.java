package dev.drydock.remediation.domain.guard;

import java.time.Instant;
import java.util.Optional;

/**
 * What a guard found, and what it wants.
 *
 * @param lookAgainAt when a holding guard may let go; absent when only a person can tell
 */
record Finding(Check check, Wish wish, Optional<Instant> lookAgainAt) {
    enum Wish {
        PASS,
        HOLD,
        SKIP
    }

    static Finding pass(String guard, String words, String place) {
        return new Finding(new Check(guard, true, words, place), Wish.PASS, Optional.empty());
    }

    static Finding hold(String guard, String words, String place, Instant lookAgainAt) {
        return new Finding(new Check(guard, false, words, place), Wish.HOLD, Optional.of(lookAgainAt));
    }

    static Finding holdForAPerson(String guard, String words, String place) {
        return new Finding(new Check(guard, false, words, place), Wish.HOLD, Optional.empty());
    }

    static Finding skip(String guard, String words, String place) {
        return new Finding(new Check(guard, false, words, place), Wish.SKIP, Optional.empty());
    }
}
