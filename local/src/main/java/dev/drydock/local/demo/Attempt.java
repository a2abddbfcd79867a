package dev.drydock.local.demo;

import dev.drydock.events.Result;
import java.util.Optional;

/** One action against the problem, and how it was judged. */
record Attempt(int number, String action, Optional<Judgement> judgement) {
    /**
     * An evaluation.
     *
     * @param score 0 to 100
     * @param measured the key objective in words, such as {@code 515 ms, wanted <=350}
     */
    record Judgement(Result result, long score, String measured) {}

    Attempt judged(Judgement by) {
        return new Attempt(number, action, Optional.of(by));
    }
}
