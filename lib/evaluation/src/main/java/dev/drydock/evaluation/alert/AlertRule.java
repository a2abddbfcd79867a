package dev.drydock.evaluation.alert;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * One alert.
 *
 * @param problem its name and summary, which becomes the problem's title
 * @param expression has a value while the objective is breached
 * @param hold how long it must be
 * @param description a sentence
 */
public record AlertRule(
        String problem, String expression, Duration hold, Map<String, String> labels, String description) {
    public AlertRule {
        labels = new TreeMap<>(labels);
    }
}
