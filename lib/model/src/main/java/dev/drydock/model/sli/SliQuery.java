package dev.drydock.model.sli;

import dev.drydock.model.GoDuration;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query of an SLI file. Most are asked once, at the end of the window. One that begins with {@code range(max, 30s):} is
 * asked all over the window, every 30 seconds, and the values found are made one.
 *
 * @param range absent for a query that is asked once
 * @param text what the monitoring system is asked; placeholders are not filled yet
 */
public record SliQuery(Optional<Range> range, String text) {
    private static final Pattern INTRODUCED = Pattern.compile("\\s*range\\s*\\(.*", Pattern.DOTALL);
    private static final Pattern FORM =
            Pattern.compile("\\s*range\\s*\\(\\s*(\\w+)\\s*(?:,\\s*(\\S+?)\\s*)?\\)\\s*:(.*)", Pattern.DOTALL);

    /**
     * How a query is asked all over a window.
     *
     * @param step the time between two values; a hundredth of the window, at least a second, where the file gives none
     */
    public record Range(Summary summary, Optional<Duration> step) {}

    /** How the values found over a window become one. */
    public enum Summary {
        AVG,
        MIN,
        MAX,
        P50,
        P90,
        P95
    }

    /** Reads a query; empty when it begins like a range query but is none. */
    public static Optional<SliQuery> parse(String written) {
        if (!INTRODUCED.matcher(written).matches()) {
            return Optional.of(new SliQuery(Optional.empty(), written));
        }
        var form = FORM.matcher(written);
        if (!form.matches() || form.group(3).isBlank()) {
            return Optional.empty();
        }
        var step = Optional.ofNullable(form.group(2));
        var length = step.flatMap(GoDuration::parse).filter(duration -> duration.compareTo(Duration.ofSeconds(1)) >= 0);
        if (step.isPresent() && length.isEmpty()) {
            return Optional.empty();
        }
        return summary(form.group(1))
                .map(summary -> new SliQuery(
                        Optional.of(new Range(summary, length)), form.group(3).strip()));
    }

    /** The same query with another text. */
    public SliQuery withText(String other) {
        return new SliQuery(range, other);
    }

    private static Optional<Summary> summary(String word) {
        for (var summary : Summary.values()) {
            if (summary.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(summary);
            }
        }
        return Optional.empty();
    }
}
