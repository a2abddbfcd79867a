package dev.drydock.shipyard.application.deadletter;

import dev.drydock.events.KeptnEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The dead letters of every service that keeps them in the controller's database, each in its own schema. */
public interface DeadLetters {
    /**
     * A question for dead letters.
     *
     * @param replayed only those that had, or had not, their second chance
     */
    record LetterQuery(Optional<String> service, Optional<Boolean> replayed) {}

    /** One page of an answer. */
    record LetterPage(List<Summary> letters, int total) {}

    /**
     * A dead letter without its body.
     *
     * @param id the same for ever, one across services
     * @param service whose it is, such as {@code shipyard}
     * @param key its id among those of its service: mostly the event's id
     * @param size of the body in bytes
     */
    record Summary(
            String id,
            String service,
            String key,
            String subject,
            String reason,
            Instant createdAt,
            Optional<Instant> replayedAt,
            int size) {}

    /** A dead letter. */
    record DeadLetter(Summary summary, byte[] body) {}

    /** Newest first. */
    Uni<LetterPage> list(LetterQuery query, int offset, int limit);

    /** Another text once one has come or gone, or had its second chance. */
    Uni<String> mark();

    /** @param id its id, or its key where only one service has such */
    Uni<Optional<DeadLetter>> find(String id);

    Uni<Void> edit(Summary letter, byte[] body);

    Uni<Void> remove(Summary letter);

    /**
     * Removes what lies there for longer, and the oldest of too many of a service.
     *
     * @return how many are removed; a limited number at a time
     */
    Uni<Integer> retain(Duration age, int most);

    /** It had its second chance. */
    Uni<Void> replayed(Summary letter, Instant at);

    /** Puts it back into the inbox of its service, to be worked off like any event, and marks it replayed. */
    Uni<Void> reopen(Summary letter, KeptnEvent event, byte[] body, Instant at);
}
