package dev.drydock.jobs.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When and what of a growing log is told as an event: soon at first, ever less often, and of a lot only the newest.
 *
 * @param told how many bytes of the log have been told, or left out
 * @param next when the next may be told
 * @param pause between the last and the next
 */
public record Telling(long told, Instant next, Duration pause) {
    /** The most of a log that one event tells, in bytes. */
    public static final int MOST = 4000;

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Nothing has been told. */
    public static Telling from(Instant now) {
        return new Telling(0, now.plus(FIRST), FIRST);
    }

    /** The first bytes are not worth telling. */
    public Telling leavingOut(long first) {
        return told < first ? new Telling(first, next, pause) : this;
    }

    /** Whether it is time, and there is something new. */
    public boolean isDue(Instant now, long size) {
        return size > told && !now.isBefore(next);
    }

    /** Where what is told begins. */
    public long from(long size) {
        return Math.max(told, size - MOST);
    }

    /** Whether something before that is left out. */
    public boolean isCut(long size) {
        return from(size) > told;
    }

    /** All up to there was told. */
    public Telling told(Instant now, long size) {
        var longer = pause.multipliedBy(2);
        var wait = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        return new Telling(size, now.plus(wait), wait);
    }
}
