package dev.drydock.remediation.domain.simulation;

import java.util.List;
import java.util.Optional;

/**
 * What a test expects of a problem's life; what is absent is not looked at.
 *
 * @param actions executed, in order
 * @param shadowed given in shadow mode, in order
 * @param undone actions executed to take others back, in order
 * @param held each action once, with the guard that held it first
 * @param end the word of a state
 * @param words each must occur in what people are told
 */
public record Expected(
        Optional<List<String>> actions,
        Optional<List<String>> shadowed,
        Optional<List<String>> undone,
        Optional<List<Stopped>> held,
        Optional<List<Stopped>> skipped,
        Optional<String> end,
        List<String> words) {
    /** Nothing is looked at. */
    public static final Expected ANYTHING = new Expected(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public Expected {
        words = List.copyOf(words);
    }

    /** An action and the guard that did not let it go. */
    public record Stopped(String action, String by) {
        @Override
        public String toString() {
            return action + " by " + by;
        }
    }
}
