package dev.drydock.jobs;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.jobs.adapter.json.LibraryDocuments;
import dev.drydock.jobs.domain.EventDocument;
import dev.drydock.jobs.domain.EventView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes triggered events for tests. */
public final class Triggered {
    private Triggered() {}

    /** An event of the tour's production stage, with these keys in its data besides. */
    public static KeptnEvent task(String task, Map<String, Object> data) {
        var all = new LinkedHashMap<String, Object>(data);
        all.putIfAbsent("project", "fulltour");
        all.putIfAbsent("stage", "production");
        all.putIfAbsent("service", "helloservice");
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "shipyard-controller",
                EventType.taskTriggered(task),
                Instant.parse("2026-11-22T10:00:00Z"),
                new KeptnContext(UUID.randomUUID().toString()),
                Optional.empty(),
                Optional.of("c0ffee"),
                new Payload(all));
    }

    /** What the controller says when nobody waits for a task any more. */
    public static KeptnEvent aborted(KeptnEvent triggered) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "shipyard-controller",
                new EventType.OfTask(triggered.taskOf(EventKind.TRIGGERED).orElseThrow(), EventKind.ABORTED),
                triggered.time(),
                triggered.context().orElseThrow(),
                Optional.of(triggered.id()),
                triggered.gitCommitId(),
                triggered.data());
    }

    /** The event as paths see it. */
    public static EventView view(KeptnEvent event) {
        return new LibraryDocuments().view(EventDocument.of(event));
    }
}
