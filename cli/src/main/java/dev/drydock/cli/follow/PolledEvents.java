package dev.drydock.cli.follow;

import dev.drydock.cli.client.EventFilter;
import dev.drydock.cli.client.EventStoreApi;
import dev.drydock.cli.client.KeptnEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks the event store again and again. */
public final class PolledEvents implements EventFeed {
    private final EventStoreApi store;
    private final EventFilter filter;
    private final Set<String> seen = new HashSet<>();

    public PolledEvents(EventStoreApi store, EventFilter filter) {
        this.store = store;
        this.filter = filter;
    }

    @Override
    public List<KeptnEvent> next() {
        var events = new ArrayList<>(store.findUnknown(filter, seen));
        Collections.reverse(events);
        events.removeIf(event -> !isNew(event));
        return events;
    }

    /** True once for each event, however it was heard of. */
    boolean isNew(KeptnEvent event) {
        return seen.add(event.id());
    }
}
