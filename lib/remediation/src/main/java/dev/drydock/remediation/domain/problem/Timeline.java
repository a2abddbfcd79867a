package dev.drydock.remediation.domain.problem;

import dev.drydock.remediation.domain.guard.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What happened about a problem, in the order in which it was heard. */
public record Timeline(List<Entry> entries) {
    /** Nothing yet. */
    public static final Timeline EMPTY = new Timeline(List.of());

    private static final int FIRST = 50;
    private static final int MOST = 300;

    public Timeline {
        entries = List.copyOf(entries);
    }

    /** What an entry tells of. */
    public enum Kind {
        OPENED,
        JOINED,
        SEQUENCE_STARTED,
        ACTION,
        HELD,
        APPROVED,
        DECLINED,
        RELEASED,
        SKIPPED,
        REFUSED,
        SCORED,
        SEQUENCE_ENDED,
        GONE,
        BACK,
        UNDO,
        CLOSED;

        /** The word in APIs and tables, such as {@code sequence-ended}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads {@link #word}. */
        public static Kind ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * One thing that happened.
     *
     * @param words one sentence for people
     * @param details as JSON has it; {@code checks} holds what each guard said about the action {@code title}
     */
    public record Entry(Instant at, Kind kind, String words, Map<String, Object> details) {
        public Entry {
            details = Map.copyOf(details);
        }
    }

    Timeline and(Instant at, Kind kind, String words) {
        return and(at, kind, words, Map.of());
    }

    /** One more; of a life with very many entries the middle is forgotten, never the beginning or the end. */
    Timeline and(Instant at, Kind kind, String words, Map<String, Object> details) {
        var longer = new ArrayList<>(entries);
        longer.add(new Entry(at, kind, words, details));
        if (longer.size() > MOST) {
            longer.remove(FIRST);
        }
        return new Timeline(longer);
    }

    /** The same with the repeats of the report, which are counted beside and told as one entry at the time of the last. */
    public Timeline withRepeats(long repeats, Instant lastAt) {
        var told = new Entry(
                lastAt,
                Kind.JOINED,
                repeats == 1 ? "it was told again" : "it was told again %d times, the last time now".formatted(repeats),
                Map.of("times", repeats));
        var later = entries.stream().filter(entry -> entry.at().isAfter(lastAt)).count();
        var all = new ArrayList<>(entries);
        all.add((int) (entries.size() - later), told);
        return new Timeline(all);
    }

    /** What each guard said about an action, as details. */
    static Map<String, Object> details(String title, List<Check> checks) {
        return Map.of(
                "title", title, "checks", checks.stream().map(Timeline::details).toList());
    }

    private static Map<String, Object> details(Check check) {
        var details = new LinkedHashMap<String, Object>();
        details.put("guard", check.guard());
        details.put("passes", check.passes());
        details.put("words", check.words());
        details.put("place", check.place());
        return details;
    }
}
