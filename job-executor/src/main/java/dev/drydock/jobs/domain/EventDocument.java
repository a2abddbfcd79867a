package dev.drydock.jobs.domain;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The whole event as a JSON object, for the paths of a job config. */
public final class EventDocument {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EventDocument() {}

    /** The attributes that Keptn shows to a path, and {@code data}. */
    public static Map<String, Object> of(KeptnEvent event) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", event.id().value());
        document.put("shkeptncontext", event.context().map(KeptnContext::value).orElse(""));
        document.put("triggeredid", event.triggeredId().map(EventId::value).orElse(""));
        document.put("time", TIME.format(event.time()));
        document.put("source", event.source());
        document.put("specversion", "1.0");
        document.put("type", event.type().value());
        document.put("gitcommitid", event.gitCommitId().orElse(""));
        document.put("data", event.data().values());
        return document;
    }
}
