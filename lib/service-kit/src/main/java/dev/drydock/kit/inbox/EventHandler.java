package dev.drydock.kit.inbox;

import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** What a service does with one kind of event. Called again after a crash or a fault, so it must be repeatable. */
public interface EventHandler {
    /** Whether this handler is meant. */
    boolean handles(KeptnEvent event);

    /**
     * Gathers what is needed and does long work, outside of any transaction. May take minutes, must not block the
     * calling thread. A failure means: try again later.
     *
     * @return the last step, to be run inside the transaction that marks the event handled
     */
    Uni<Commit> handle(KeptnEvent event);

    /** Who answers for this service, such as {@code lighthouse-service}. */
    String source();

    /** What is said when every attempt has failed: a task's triggered event is answered, anything else is not. */
    default List<KeptnEvent> giveUp(KeptnEvent event, String reason, Instant now) {
        if (event.taskOf(EventKind.TRIGGERED).isEmpty()) {
            return List.of();
        }
        var answer = new Answer(event, source());
        return List.of(answer.started(now), answer.errored(now, reason));
    }
}
