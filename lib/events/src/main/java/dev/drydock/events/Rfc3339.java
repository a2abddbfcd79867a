package dev.drydock.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Points in time as events and requests write them: RFC 3339, whose years are from 0 to 9999. Java reads years of nine digits,
 * which no database keeps.
 */
public final class Rfc3339 {
    private static final Instant FIRST =
            OffsetDateTime.of(0, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
    private static final Instant AFTER_LAST =
            OffsetDateTime.of(10_000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

    private Rfc3339() {}

    /** The time that a text says, such as {@code 2026-11-22T10:00:00+01:00}; empty if it says none. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(Rfc3339::holds);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Whether it can be written so. */
    public static boolean holds(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(AFTER_LAST);
    }
}
