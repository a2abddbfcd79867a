package dev.drydock.model.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearMiss {
    private static final int LONGEST_WORD = 60;
    private static final int MOST_WORDS = 1000;

    private NearMiss() {}

    /** The closest of the known words, if it is close enough to be a slip of the keyboard. */
    public static Optional<String> of(String word, Collection<String> known) {
        if (word.length() > LONGEST_WORD || known.size() > MOST_WORDS) {
            return Optional.empty();
        }
        var most = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= most)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code , did you mean 'x'?} or nothing, to be appended to a message. */
    public static String hint(String word, Collection<String> known) {
        return of(word, known).map(meant -> ", did you mean '" + meant + "'?").orElse("");
    }

    /** Insertions, deletions, replacements and swaps of neighbours; case, '-' and '_' do not count. */
    private static int distance(String first, String second) {
        var a = plain(first);
        var b = plain(second);
        var beforePrevious = new int[b.length() + 1];
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            beforePrevious = previous;
            previous = current;
        }
        return previous[b.length()];
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }
}
