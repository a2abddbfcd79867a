package dev.drydock.remediation.domain.problem;

import dev.drydock.events.KeptnEvent;
import java.util.ArrayList;
import java.util.List;

/** What a decision comes to: problems to keep, events to send. */
public record Change(List<ProblemLife> lives, List<KeptnEvent> events) {
    /** Nothing to do. */
    public static final Change NONE = new Change(List.of(), List.of());

    public Change {
        lives = List.copyOf(lives);
        events = List.copyOf(events);
    }

    /** One problem to keep. */
    static Change of(ProblemLife life, KeptnEvent... events) {
        return new Change(List.of(life), List.of(events));
    }

    /** Both. */
    Change and(Change other) {
        var bothLives = new ArrayList<>(lives);
        bothLives.addAll(other.lives);
        var bothEvents = new ArrayList<>(events);
        bothEvents.addAll(other.events);
        return new Change(bothLives, bothEvents);
    }

    /** The same with further events behind. */
    public Change saying(List<KeptnEvent> more) {
        return and(new Change(List.of(), more));
    }
}
