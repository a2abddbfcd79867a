package dev.drydock.e2e;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many of the faults are tried: {@code -Ddrydock.faults=all} takes every one, a number n every n-th; unless told, a
 * choice of the telling ones.
 */
final class Choice {
    private static final String WANTED = System.getProperty("drydock.faults", "chosen");

    private Choice() {}

    static <T> Stream<T> of(List<T> chosen, List<T> all) {
        return switch (WANTED) {
            case "chosen" -> chosen.stream();
            case "all" -> all.stream();
            default -> everyNth(all, Integer.parseInt(WANTED));
        };
    }

    /** Not in step with what repeats in the list, such as the victims of one point. */
    private static <T> Stream<T> everyNth(List<T> all, int n) {
        return IntStream.range(0, all.size()).filter(i -> i % n == i / n % n).mapToObj(all::get);
    }
}
