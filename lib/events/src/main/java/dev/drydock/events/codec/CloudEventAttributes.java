package dev.drydock.events.codec;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;

    CloudEventAttributes(ObjectMapper json) {
        this.json = json;
    }

    static boolean isScalar(Object value) {
        return !(value instanceof Map || value instanceof Iterable);
    }

    CloudEvent toCloudEvent(KeptnEvent event) {
        var builder = CloudEventBuilder.v1()
                .withId(event.id().value())
                .withSource(URI.create(event.source()))
                .withType(event.type().value())
                .withTime(OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withExtension(SPEC_VERSION, EventCodec.SPEC_VERSION)
                .withData(JsonCloudEventData.wrap(json.valueToTree(event.data().values())));
        event.context().ifPresent(context -> builder.withExtension(CONTEXT, context.value()));
        event.triggeredId().ifPresent(id -> builder.withExtension(TRIGGERED_ID, id.value()));
        event.gitCommitId().ifPresent(commit -> builder.withExtension(GIT_COMMIT_ID, commit));
        event.extensions().forEach((name, value) -> {
            if (isScalar(value)) {
                builder.withExtension(name, value.toString());
            }
        });
        return builder.build();
    }

    KeptnEvent toKeptnEvent(CloudEvent event, EventType type, Map<String, JsonNode> structures) {
        return new KeptnEvent(
                new EventId(event.getId()),
                event.getSource().toString(),
                type,
                event.getTime() == null ? Instant.EPOCH : event.getTime().toInstant(),
                text(event, CONTEXT).map(KeptnContext::new),
                text(event, TRIGGERED_ID).map(EventId::new),
                text(event, GIT_COMMIT_ID),
                data(event),
                extensions(event, structures));
    }

    private Payload data(CloudEvent event) {
        var data = (JsonCloudEventData) event.getData();
        return data == null ? Payload.EMPTY : new Payload(json.convertValue(data.getNode(), OBJECT));
    }

    private Map<String, Object> extensions(CloudEvent event, Map<String, JsonNode> structures) {
        var extensions = new HashMap<String, Object>();
        for (var name : event.getExtensionNames()) {
            if (!OURS.contains(name)) {
                extensions.put(name, event.getExtension(name));
            }
        }
        structures.forEach((name, node) -> extensions.put(name, json.convertValue(node, Object.class)));
        return extensions;
    }

    private static Optional<String> text(CloudEvent event, String name) {
        return Optional.ofNullable(event.getExtension(name))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }
}
