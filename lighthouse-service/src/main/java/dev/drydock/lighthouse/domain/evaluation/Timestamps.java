package dev.drydock.lighthouse.domain.evaluation;

import dev.drydock.events.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as Keptn writes them: RFC 3339 or ISO 8601, in UTC where no zone is written. */
public final class Timestamps {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static Optional<Instant> parse(String text) {
        return Rfc3339.parse(text).or(() -> parseLocal(text));
    }

    public static String format(Instant time) {
        return MILLISECONDS.format(time);
    }

    private static Optional<Instant> parseLocal(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC))
                    .filter(Rfc3339::holds);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
