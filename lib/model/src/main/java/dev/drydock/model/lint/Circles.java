package dev.drydock.model.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds circles of arrows: short ones, each point in one at most. */
final class Circles {
    private static final int MOST_STARTS = 200; // a search from each point of a large tangle would take too long

    private Circles() {}

    /** From one point to another. */
    interface Arrow {
        String tail();

        String head();
    }

    static <A extends Arrow> List<List<A>> in(Collection<A> arrows) {
        var left = withoutDeadEnds(arrows);
        var from = left.stream().collect(Collectors.groupingBy(Arrow::tail));
        var circles = new ArrayList<List<A>>();
        var found = new HashSet<String>();
        var starts = 0;
        for (var start : new TreeSet<>(from.keySet())) {
            if (!found.contains(start) && starts++ < MOST_STARTS) {
                circle(start, from).ifPresent(circle -> {
                    circle.forEach(arrow -> found.add(arrow.head()));
                    circles.add(circle);
                });
            }
        }
        return circles;
    }

    /** What leads to or from a point of no return is in no circle. */
    private static <A extends Arrow> List<A> withoutDeadEnds(Collection<A> arrows) {
        var left = List.copyOf(arrows);
        for (var before = -1; before != left.size(); ) {
            before = left.size();
            left = reachable(reachable(left, Arrow::tail, Arrow::head), Arrow::head, Arrow::tail);
        }
        return left;
    }

    /** Takes away, one after another, the arrows whose far end no other arrow goes on from. */
    private static <A extends Arrow> List<A> reachable(
            List<A> arrows, Function<Arrow, String> near, Function<Arrow, String> far) {
        var goingOn = arrows.stream().collect(Collectors.groupingBy(near, Collectors.counting()));
        var arriving = arrows.stream().collect(Collectors.groupingBy(far));
        var ends = new ArrayDeque<>(arriving.keySet().stream()
                .filter(point -> !goingOn.containsKey(point))
                .toList());
        Set<A> gone = new HashSet<>();
        while (!ends.isEmpty()) {
            for (var arrow : arriving.getOrDefault(ends.remove(), List.of())) {
                gone.add(arrow);
                if (goingOn.merge(near.apply(arrow), -1L, Long::sum) == 0) {
                    ends.add(near.apply(arrow));
                }
            }
        }
        return arrows.stream().filter(arrow -> !gone.contains(arrow)).toList();
    }

    private static <A extends Arrow> Optional<List<A>> circle(String start, Map<String, List<A>> from) {
        var arrivedBy = new HashMap<String, A>();
        var next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            for (var arrow : from.getOrDefault(next.remove(), List.of())) {
                if (arrivedBy.putIfAbsent(arrow.head(), arrow) == null) {
                    if (arrow.head().equals(start)) {
                        return Optional.of(way(start, arrivedBy));
                    }
                    next.add(arrow.head());
                }
            }
        }
        return Optional.empty();
    }

    private static <A extends Arrow> List<A> way(String start, Map<String, A> arrivedBy) {
        var way = new ArrayDeque<A>();
        var at = start;
        do {
            var arrow = arrivedBy.get(at);
            way.addFirst(arrow);
            at = arrow.tail();
        } while (!at.equals(start));
        return List.copyOf(way);
    }
}
