package dev.drydock.provider;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers in memory, the oldest forgotten first. */
final class RecentAnswers implements AnswerMemory {
    private static final int MOST = 1000;

    private final Map<EventId, KeptnEvent> answers = new LinkedHashMap<>();

    @Override
    public synchronized Optional<KeptnEvent> finished(EventId triggered) {
        return Optional.ofNullable(answers.get(triggered));
    }

    @Override
    public synchronized void keep(EventId triggered, KeptnEvent finished) {
        answers.put(triggered, finished);
        if (answers.size() > MOST) {
            answers.remove(answers.keySet().iterator().next());
        }
    }
}
