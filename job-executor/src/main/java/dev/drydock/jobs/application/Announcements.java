package dev.drydock.jobs.application;

import dev.drydock.events.KeptnEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Says something at once, before long work; once the {@code Uni} completes it will be delivered. */
@FunctionalInterface
public interface Announcements {
    Uni<Void> send(List<KeptnEvent> events);
}
