package dev.drydock.lighthouse.domain.evaluation;

import dev.drydock.model.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time an evaluation looks at. Test times are kept as they were written, whatever their format. */
public record TimeWindow(String start, String end) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** The window, or why there is none. */
    public sealed interface Decision {
        record Accepted(TimeWindow window) implements Decision {}

        record Refused(String reason) implements Decision {}
    }

    /**
     * From when on its metrics are there to be asked for. Absent where the end is no time, as it may be with a test's.
     *
     * @param settle how late metrics arrive
     */
    public Optional<Instant> settledAt(Duration settle) {
        return Timestamps.parse(end).map(time -> time.plus(settle));
    }

    /** The rules for choosing a window: the evaluation's own times go before those of the test. */
    public static Decision decide(WindowRequest request, Instant now) {
        var ownTimes = request.timeframe().isPresent()
                || request.start().isPresent() && request.end().isPresent();
        if (!ownTimes && request.testStart().isPresent() && request.testEnd().isPresent()) {
            return new Decision.Accepted(new TimeWindow(
                    request.testStart().orElseThrow(), request.testEnd().orElseThrow()));
        }
        return ofOwnTimes(request, now);
    }

    private static Decision ofOwnTimes(WindowRequest request, Instant now) {
        if (request.end().isPresent() && request.timeframe().isPresent()) {
            return refused("evaluation.end and evaluation.timeframe are both given; leave one of them out");
        }
        if (request.end().isPresent() && request.start().isEmpty()) {
            return refused("evaluation.end is given without evaluation.start; add the start");
        }
        if (request.start().isPresent()) {
            return ofStart(request.start().get(), request);
        }
        return request.timeframe().isPresent()
                ? ofTimeframe(request.timeframe().get(), now)
                : refused("it says neither evaluation.start and evaluation.end, nor evaluation.timeframe, nor"
                        + " test.start and test.end; give one of them");
    }

    private static Decision ofStart(String text, WindowRequest request) {
        var start = Timestamps.parse(text);
        if (start.isEmpty()) {
            return refused(noTime("evaluation.start", text));
        }
        if (request.end().isPresent()) {
            var end = Timestamps.parse(request.end().get());
            return end.isPresent()
                    ? between(start.get(), end.get())
                    : refused(noTime("evaluation.end", request.end().get()));
        }
        if (request.timeframe().isEmpty()) {
            return refused("evaluation.start is given alone; add evaluation.end or evaluation.timeframe");
        }
        var length = GoDuration.parse(request.timeframe().get());
        return length.isPresent()
                ? between(start.get(), start.get().plus(length.get()))
                : refused(noDuration(request.timeframe().get()));
    }

    private static Decision ofTimeframe(String text, Instant now) {
        return GoDuration.parse(text)
                .map(length -> between(now.minus(length), now))
                .orElseGet(() -> refused(noDuration(text)));
    }

    private static Decision between(Instant start, Instant end) {
        if (Duration.between(start, end).compareTo(SHORTEST) < 0) {
            return refused("the window from %s to %s is shorter than one minute"
                    .formatted(Timestamps.format(start), Timestamps.format(end)));
        }
        return new Decision.Accepted(new TimeWindow(Timestamps.format(start), Timestamps.format(end)));
    }

    private static String noTime(String field, String text) {
        return "%s is '%s', which is no time; write it like 2026-01-31T12:30:00.000Z".formatted(field, text);
    }

    private static String noDuration(String text) {
        return "evaluation.timeframe is '%s', which is no duration; write it like 5m or 1h30m".formatted(text);
    }

    private static Decision refused(String reason) {
        return new Decision.Refused("The evaluation has no time window: " + reason + ".");
    }
}
