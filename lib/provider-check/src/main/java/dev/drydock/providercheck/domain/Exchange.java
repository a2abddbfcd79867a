package dev.drydock.providercheck.domain;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question, and what came back.
 *
 * @param asked the triggered event that was sent
 * @param answers what was said to it, in the order in which it came
 */
public record Exchange(KeptnEvent asked, Instant sentAt, List<Heard> answers) {
    private static final List<EventKind> ANSWERS =
            List.of(EventKind.STARTED, EventKind.STATUS_CHANGED, EventKind.FINISHED);

    public Exchange {
        answers = List.copyOf(answers);
    }

    /**
     * What of all that came by answers a question. Answers with a wrong triggeredid are known by their flow; where nobody
     * but the provider speaks, by their type alone.
     */
    public static Exchange of(KeptnEvent asked, Instant sentAt, List<Heard> all, boolean nobodyElseSpeaks) {
        var task = asked.taskOf(EventKind.TRIGGERED).orElseThrow();
        return new Exchange(
                asked,
                sentAt,
                all.stream()
                        .filter(heard -> !heard.at().isBefore(sentAt))
                        .filter(heard -> ANSWERS.stream().anyMatch(kind -> heard.isOf(task, kind)))
                        .filter(heard -> nobodyElseSpeaks || concerns(heard, asked))
                        .toList());
    }

    private static boolean concerns(Heard heard, KeptnEvent asked) {
        return heard.event()
                .filter(event -> event.triggeredId().equals(Optional.of(asked.id()))
                        || event.context().equals(asked.context()))
                .isPresent();
    }

    /** The task's name. */
    public String task() {
        return asked.taskOf(EventKind.TRIGGERED).orElseThrow();
    }

    /** The answers of one kind. */
    public List<Heard> of(EventKind kind) {
        return answers.stream().filter(heard -> heard.isOf(task(), kind)).toList();
    }

    /** Whether somebody has said it. */
    public boolean has(EventKind kind) {
        return !of(kind).isEmpty();
    }

    /** The different events of one kind: a repeat under the same id is the same event. */
    public Set<EventId> ids(EventKind kind) {
        return of(kind).stream()
                .flatMap(heard -> heard.event().stream())
                .map(KeptnEvent::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
