package dev.drydock.shipyard.adapter.git;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same work, wanted by many: one turn of a name at a time. Who asks during a turn shares the next one, so that what he is
 * told was found out after he asked.
 */
final class Turns<T> {
    private final Work<T> work;
    private final Map<String, Line<T>> lines = new HashMap<>();

    /** @see #next */
    interface Work<T> {
        Uni<T> of(String name, boolean thoroughly);
    }

    Turns(Work<T> work) {
        this.work = work;
    }

    /** What a turn finds that begins after this was subscribed to; thoroughly, if one of those who share it wants it so. */
    Uni<T> next(String name, boolean thoroughly) {
        return Uni.createFrom().emitter(answer -> {
            if (enter(name, new Asked<>(answer, thoroughly))) {
                turn(name);
            }
        });
    }

    /** How long the turn under way has taken by now; zero without one. */
    synchronized Duration underWay(String name) {
        return Optional.ofNullable(lines.get(name))
                .map(line -> Duration.ofNanos(System.nanoTime() - line.begun))
                .orElse(Duration.ZERO);
    }

    private synchronized boolean enter(String name, Asked<T> asked) {
        var isFirst = !lines.containsKey(name);
        lines.computeIfAbsent(name, ignored -> new Line<>()).waiting.add(asked);
        return isFirst;
    }

    private synchronized List<Asked<T>> take(String name) {
        var waiting = lines.get(name).waiting;
        if (waiting.isEmpty()) {
            lines.remove(name);
        } else {
            lines.put(name, new Line<>());
        }
        return waiting;
    }

    private void turn(String name) {
        var those = take(name);
        if (those.isEmpty()) {
            return;
        }
        var thoroughly = those.stream().anyMatch(Asked::thoroughly);
        Uni.createFrom()
                .deferred(() -> work.of(name, thoroughly))
                .onTermination()
                .invoke(() -> turn(name))
                .subscribe()
                .with(
                        found -> those.forEach(asked -> asked.answer().complete(found)),
                        failure -> those.forEach(asked -> asked.answer().fail(failure)));
    }

    private record Asked<T>(UniEmitter<? super T> answer, boolean thoroughly) {}

    /** Who waits for the turn after the one that has begun. */
    private static final class Line<T> {
        private final long begun = System.nanoTime();
        private final List<Asked<T>> waiting = new ArrayList<>();
    }
}
