package dev.drydock.evaluation.alert;

import java.time.Duration;

/**
 * How Prometheus watches.
 *
 * @param window what {@code $DURATION_SECONDS} stands for in a rule's query
 * @param hold how long an objective is breached before its alert fires
 * @param target where a service is scraped, with {@code {project}}, {@code {stage}}, {@code {service}} and
 *     {@code {deployment}} to be filled
 */
public record AlertSettings(Duration window, Duration hold, String target) {
    public static final String USUAL_TARGET = "{service}-{deployment}.{project}-{stage}:80";

    /** What holds when nobody says otherwise (reference 12.3 for the ten minutes). */
    public static final AlertSettings USUAL =
            new AlertSettings(Duration.ofMinutes(5), Duration.ofMinutes(10), USUAL_TARGET);

    /** As Prometheus writes durations. */
    static String written(Duration length) {
        return length.toSeconds() + "s";
    }
}
