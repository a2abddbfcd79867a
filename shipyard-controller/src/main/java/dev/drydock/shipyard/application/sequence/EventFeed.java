package dev.drydock.shipyard.application.sequence;

import dev.drydock.shipyard.application.sequence.EventTail.Position;
import dev.drydock.shipyard.application.sequence.EventTail.Tailed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
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

    /**
     * All events behind a place, and then those to come.
     *
     * @param position where the follower was; the present end if it is new
     */
    public Multi<Tailed> from(Optional<Position> position) {
        var start = position.map(known -> Uni.createFrom().item(known)).orElseGet(tail::end);
        return start.onItem().transformToMulti(first -> {
            var at = new AtomicReference<>(first);
            return ends.onOverflow().dropPreviousItems().onItem().transformToMultiAndConcatenate(end -> behind(at));
        });
    }

    private Multi<Tailed> behind(AtomicReference<Position> at) {
        return Multi.createBy()
                .repeating()
                .uni(() -> tail.after(at.get(), PAGE))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .transformToIterable(page -> page)
                .onItem()
                .invoke(event -> at.set(event.position()));
    }
}
