package dev.drydock.events.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Rfc3339;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which CloudEvents attribute is which part of an event. */
final class CloudEventAttributes {
    private static final String CONTEXT = "shkeptncontext";
    private static final String TRIGGERED_ID = "triggeredid";
    private static final String GIT_COMMIT_ID = "gitcommitid";
    private static final String SPEC_VERSION = "shkeptnspecversion";
    private static final Set<String> OURS = Set.of(CONTEXT, TRIGGERED_ID, GIT_COMMIT_ID, SPEC_VERSION);

    private CloudEventAttributes() {}

    static void write(KeptnEvent event, JsonGenerator out) throws IOException {
        out.writeStringField("specversion", "1.0");
        out.writeStringField("id", event.id().value());
        out.writeStringField("source", event.source());
        out.writeStringField("type", event.type().value());
        out.writeStringField("time", event.time().toString());
        out.writeStringField("datacontenttype", "application/json");
        out.writeStringField(SPEC_VERSION, EventCodec.SPEC_VERSION);
        if (event.context().isPresent()) {
            out.writeStringField(CONTEXT, event.context().get().value());
        }
        if (event.triggeredId().isPresent()) {
            out.writeStringField(TRIGGERED_ID, event.triggeredId().get().value());
        }
        if (event.gitCommitId().isPresent()) {
            out.writeStringField(GIT_COMMIT_ID, event.gitCommitId().get());
        }
        for (var extension : event.extensions().entrySet()) {
            var isScalar = !(extension.getValue() instanceof Map || extension.getValue() instanceof Iterable);
            out.writeObjectField(
                    extension.getKey(), isScalar ? extension.getValue().toString() : extension.getValue());
        }
    }

    static KeptnEvent read(CloudEvent event, EventType type, Payload data, Map<String, Object> structures) {
        var extensions = new HashMap<String, Object>(structures);
        for (var name : event.getExtensionNames()) {
            if (!OURS.contains(name)) {
                extensions.put(name, event.getExtension(name));
            }
        }
        return new KeptnEvent(
                new EventId(event.getId()),
                event.getSource().toString(),
                type,
                time(event),
                text(event, CONTEXT).map(KeptnContext::new),
                text(event, TRIGGERED_ID).map(EventId::new),
                text(event, GIT_COMMIT_ID),
                data,
                extensions);
    }

    private static Instant time(CloudEvent event) {
        var time = event.getTime() == null ? Instant.EPOCH : event.getTime().toInstant();
        if (!Rfc3339.holds(time)) {
            throw new IllegalArgumentException(
                    "the attribute 'time' is %s, whose year has more than the four digits of RFC 3339".formatted(time));
        }
        return time;
    }

    private static Optional<String> text(CloudEvent event, String name) {
        return Optional.ofNullable(event.getExtension(name))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }
}
