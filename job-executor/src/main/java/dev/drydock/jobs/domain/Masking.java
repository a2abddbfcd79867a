package dev.drydock.jobs.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes the values of secrets out of what people get to read. */
public final class Masking {
    /** Nothing is secret. */
    public static final Masking NONE = new Masking(List.of());

    private static final int SHORTEST = 4;
    private static final String MASK = "***";

    private final List<String> values;

    /**
     * Masks these values, and each line of those that have several; what is shorter than four characters hides nothing
     * and would tear holes into every text.
     */
    public Masking(Collection<String> secrets) {
        this.values = secrets.stream()
                .flatMap(secret -> Stream.concat(
                        Stream.of(secret, secret.strip()), secret.lines().map(String::strip)))
                .filter(value -> value.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The text without secrets. */
    public String mask(String text) {
        var whole = new Running();
        return whole.take(text) + whole.rest();
    }

    /** The same for text in which each character stands for one byte of UTF-8. */
    public Masking overBytes() {
        return new Masking(values.stream()
                .map(value -> new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .toList());
    }

    /** Masks a text that comes in pieces. */
    public Running running() {
        return new Running();
    }

    /**
     * A text that comes in pieces. Where they are cut does not matter: an end that may be the beginning of a value is held
     * back until it is known.
     */
    public final class Running {
        private String held = "";
        /** How many characters of what is held belong to a value that is masked already. */
        private int masked;

        private Running() {}

        /** What is certain of the text by now, without secrets. */
        public String take(String more) {
            var text = held + more;
            return told(text, text.length() - begunAtTheEndOf(text));
        }

        /** What was held back: nothing more comes. */
        public String rest() {
            return told(held, held.length());
        }

        private String told(String text, int end) {
            var told = new StringBuilder();
            var spans = spans(text, masked);
            int at = 0;
            int across = end == 0 ? masked : 0;
            for (var span : spans) {
                if (span.from() >= end) {
                    break;
                }
                told.append(text, at, span.from());
                if (span.from() > 0 || masked == 0) {
                    told.append(MASK);
                }
                at = Math.min(span.to(), end);
                across = span.to() - at;
            }
            told.append(text, at, end);
            held = text.substring(end);
            masked = across;
            return told.toString();
        }
    }

    /** Where a value lies, or several that overlap. */
    private record Span(int from, int to) {}

    /** @param known how many characters at the beginning belong to a value, whatever they are */
    private List<Span> spans(String text, int known) {
        var found = new ArrayList<Span>();
        if (known > 0) {
            found.add(new Span(0, known));
        }
        for (var value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
                found.add(new Span(at, at + value.length()));
            }
        }
        found.sort(Comparator.comparingInt(Span::from));
        var spans = new ArrayList<Span>();
        for (var span : found) {
            var last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && span.from() < last.to()) {
                spans.set(spans.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                spans.add(span);
            }
        }
        return spans;
    }

    /** How many characters at the end of a text may be the beginning of a value that goes on behind it. */
    private int begunAtTheEndOf(String text) {
        int most = 0;
        for (var value : values) {
            int length = Math.min(value.length() - 1, text.length());
            while (length > most && !text.regionMatches(text.length() - length, value, 0, length)) {
                length--;
            }
            most = Math.max(most, length);
        }
        return most;
    }
}
