package dev.drydock.remediation.domain.problem;

import dev.drydock.remediation.domain.guard.Check;
import java.time.Instant;

/**
 * An action of the list that a guard let nobody take.
 *
 * @param index the action's place in the file's list, from 0
 * @param title what people call the action
 */
public record Skipped(int index, String title, Check by, Instant at) {
    /** In words, with the place that says so. */
    public String words() {
        return "%s skipped: %s".formatted(title, Held.worded(by));
    }
}
