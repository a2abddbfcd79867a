package dev.drydock.remediation.adapter.nats;

import dev.drydock.events.KeptnEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The inbox of this service, where several services share a process. */
@FunctionalInterface
public interface RemediationInbox {
    /** Completes when the events are safe. */
    Uni<Void> accept(List<KeptnEvent> events);
}
