package dev.drydock.events;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * That an executor puts off the task it has started; it travels as {@code data.hold} of {@code <task>.status.changed}.
 * Until the task goes on, its sequence keeps nobody waiting.
 *
 * @param reason why, for people
 * @param until when the executor looks at it again
 * @param guard the rule that holds, if it has a name
 */
public record TaskHold(String reason, Instant until, Optional<String> guard) {
    /** Who wants longer says so again. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final String KEY = "hold";
    private static final int LONGEST_TEXT = 1_000;

    public TaskHold {
        reason = ShortText.of(reason, LONGEST_TEXT);
        guard = guard.map(text -> ShortText.of(text, LONGEST_TEXT));
    }

    /**
     * The hold that a report tells of.
     *
     * @param said when its sender said it; a hold ends {@link #LONGEST} after that at the latest
     * @return empty without one, without a reason, and unless {@code until} is an RFC 3339 time to come
     */
    public static Optional<TaskHold> in(Payload report, Instant said, Instant now) {
        return report.text(KEY, "reason")
                .filter(reason -> !reason.isBlank())
                .flatMap(reason -> report.text(KEY, "until")
                        .flatMap(TaskHold::time)
                        .filter(until -> until.isAfter(now))
                        .map(until -> new TaskHold(
                                reason,
                                earlier(until, said.plus(LONGEST)),
                                report.text(KEY, "guard").filter(guard -> !guard.isBlank()))));
    }

    /** Whether a report says that its sender goes on: {@code hold} is there, and null. */
    public static boolean isReleasedBy(Payload report) {
        return report.values().containsKey(KEY) && report.at(KEY).isEmpty();
    }

    /** A report with this hold. */
    Payload putInto(Payload report) {
        var values = new LinkedHashMap<String, Object>(Map.of("reason", reason, "until", until.toString()));
        guard.ifPresent(name -> values.put("guard", name));
        return report.with(KEY, values);
    }

    /** A report that says that its sender goes on. */
    static Payload putReleaseInto(Payload report) {
        return report.with(KEY, null);
    }

    private static Optional<Instant> time(String text) {
        return Rfc3339.parse(text).map(time -> time.truncatedTo(ChronoUnit.MICROS));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
