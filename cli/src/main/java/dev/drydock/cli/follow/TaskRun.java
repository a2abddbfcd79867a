package dev.drydock.cli.follow;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** One triggered task: who took it, who has answered. */
final class TaskRun {
    final String name;
    final String stage;
    final String sequence;
    final Optional<Instant> triggered;
    private final Set<String> started = new LinkedHashSet<>();
    private final Set<String> finished = new LinkedHashSet<>();

    TaskRun(String name, String stage, String sequence, Optional<Instant> triggered) {
        this.name = name;
        this.stage = stage;
        this.sequence = sequence;
        this.triggered = triggered;
    }

    void start(String source) {
        started.add(source);
    }

    /** False when this source has answered before: a repeat tells nothing new. */
    boolean finish(String source) {
        return finished.add(source);
    }

    boolean isOpen() {
        return finished.isEmpty() || !finished.containsAll(started);
    }

    /** Who is at work on it. */
    Set<String> working() {
        var working = new LinkedHashSet<>(started);
        working.removeAll(finished);
        return working;
    }
}
