package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.KeptnEvent;
import dev.drydock.shipyard.domain.search.EventFilter;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds events of one type by anything that they carry. */
public interface EventsOfType {
    /**
     * @param from after that time
     * @param excludeInvalidated without those that an {@code invalidated} event names, by their own id or by the
     *     triggered event that they answer
     */
    record Query(String type, EventFilter filter, Optional<Instant> from, boolean excludeInvalidated) {}

    /** The newest, newest first. */
    Uni<List<KeptnEvent>> newest(Query query, int limit);
}
