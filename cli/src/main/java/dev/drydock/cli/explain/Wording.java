package dev.drydock.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.output.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How explanations speak of time and of the command.
 *
 * @param command what the user calls this command
 */
public record Wording(Times times, Instant now, String command) {
    /** {@code at 10:00:00 (5 s ago)}; an empty text when there is no time. */
    String at(JsonNode time) {
        return instant(time)
                .map(at -> "at " + times.clock(at) + " (" + ago(at) + ")")
                .orElse("");
    }

    String ago(Instant at) {
        var length = Duration.between(at, now);
        return length.isNegative() ? "in " + Times.length(length.negated()) : Times.length(length) + " ago";
    }

    static Optional<Instant> instant(JsonNode time) {
        try {
            return Optional.of(OffsetDateTime.parse(time.asText("")).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** {@code : text} without its full stop, or nothing. */
    static String colon(String text) {
        return text.isBlank() ? "" : ": " + text.strip().replace('\n', ' ').replaceFirst("\\.$", "");
    }

    /** {@code pass}, or with the status when it did not work. */
    static String verdict(JsonNode node) {
        var result = node.path("result").asText("");
        var status = node.path("status").asText("");
        return status.isEmpty() || status.equals("succeeded") ? result : result + " (" + status + ")";
    }
}
