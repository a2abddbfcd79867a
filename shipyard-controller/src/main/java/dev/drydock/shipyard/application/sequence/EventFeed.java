package dev.drydock.shipyard.application.sequence;

import dev.drydock.shipyard.application.sequence.EventTail.Position;
import dev.drydock.shipyard.application.sequence.EventTail.Tailed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Events as they are committed, by any replica, for as many followers as there are. Costs nothing while nobody follows. */
public final class EventFeed {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int PAGE = 200;

    private final EventTail tail;
    private final Multi<Position> ends;

    public EventFeed(EventTail tail) {
        this.tail = tail;
        this.ends = Multi.createFrom()
                .ticks()
                .every(LOOK)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> tail.end().onFailure().recoverWithNull())
                .skip()
                .repetitions()
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** Where a new follower begins: behind all that was committed before. */
    public Uni<Position> now() {
        return tail.end();
    }

    /** Where a follower goes on who knows the last place; of a database that was restored since, it goes on where that ends. */
    public Uni<Position> after(Position last) {
        return tail.end().map(end -> last.isBehind(end) ? end : last);
    }

    /** All events behind a place, and then those to come. */
    public Multi<Tailed> from(Position position) {
        var at = new AtomicReference<>(position);
        return ends.onOverflow().dropPreviousItems().onItem().transformToMultiAndConcatenate(end -> behind(at));
    }

    private Multi<Tailed> behind(AtomicReference<Position> at) {
        return Multi.createBy()
                .repeating()
                .uni(() -> tail.after(at.get(), PAGE).invoke(page -> moveOn(at, page)))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .transformToIterable(page -> page);
    }

    /** At once, not as the follower takes them: the next page may be read before it has taken all of this one. */
    private static void moveOn(AtomicReference<Position> at, List<Tailed> page) {
        if (!page.isEmpty()) {
            at.set(page.get(page.size() - 1).position());
        }
    }
}
