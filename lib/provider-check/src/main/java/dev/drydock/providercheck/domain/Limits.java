package dev.drydock.providercheck.domain;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param started for the first answer
 * @param finished for the end of the work
 * @param silence before silence counts as an answer
 * @param listening for a provider that was just started to listen
 * @param comeBack for an event that a killed provider had, beyond the time after which the broker gives it out again
 */
public record Limits(Duration started, Duration finished, Duration silence, Duration listening, Duration comeBack) {
    /** Limits that fit most providers. */
    public static final Limits USUAL = new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(3),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20));

    /** The same with other times to answer. */
    public Limits answeringWithin(Duration start, Duration end) {
        return new Limits(start, end, silence, listening, comeBack);
    }
}
