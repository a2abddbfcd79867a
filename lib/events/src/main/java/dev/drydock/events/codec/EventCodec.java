package dev.drydock.events.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Bytes to events and back: structured CloudEvents 1.0 JSON, one event a message. Thread-safe. */
public final class EventCodec {
    /** The media type of a message. */
    public static final String MEDIA_TYPE = JsonFormat.CONTENT_TYPE;

    /** The specification of the payloads, {@code shkeptnspecversion}. */
    public static final String SPEC_VERSION = "0.2.4";

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(JsonFormat.getCloudEventJacksonModule())
            .build();

    /** Reads a message from NATS: everything that CloudEvents wants must be there. */
    public Decoded decode(byte[] message) {
        return read(message, Defaults.NONE);
    }

    /**
     * Reads an event that comes in by the API, where id, time, source and context may be missing.
     *
     * @param freshId the id, and the context's, if the sender gave none
     * @param now the time, if the sender gave none
     */
    public Decoded decodeFromApi(byte[] body, UUID freshId, Instant now) {
        return read(body, new Defaults(freshId, now));
    }

    /** Writes an event as it goes over NATS. */
    public byte[] encode(KeptnEvent event) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = json.createGenerator(bytes)) {
            out.writeStartObject();
            CloudEventAttributes.write(event, out);
            out.writeObjectField("data", event.data().values());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same as text. */
    public String encodeText(KeptnEvent event) {
        return new String(encode(event), StandardCharsets.UTF_8);
    }

    /** The same as a JSON tree. */
    public ObjectNode toJson(KeptnEvent event) {
        try {
            return (ObjectNode) json.readTree(encode(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Decoded read(byte[] message, Defaults defaults) {
        JsonNode node;
        try {
            node = json.readTree(message);
        } catch (JsonProcessingException e) {
            var place = JsonMistake.place(e).map(at -> " at " + at).orElse("");
            return new Decoded.Malformed("not JSON%s: %s".formatted(place, JsonMistake.of(e)));
        } catch (IOException e) {
            return new Decoded.Malformed("not JSON: " + firstSentence(String.valueOf(e.getMessage())));
        }
        return node instanceof ObjectNode object
                ? readObject(object, defaults)
                : new Decoded.Malformed(
                        "not a CloudEvent: expected a JSON object with specversion, type, source and data");
    }

    private Decoded readObject(ObjectNode node, Defaults defaults) {
        try {
            var structures = Leniency.normalise(node);
            defaults.fill(node);
            var type = node.path("type");
            if (!type.isTextual()) {
                return new Decoded.Malformed("not a CloudEvent: the attribute 'type' is missing");
            }
            var data = new Payload(PlainJson.object(node.remove("data")));
            var event = json.treeToValue(node, CloudEvent.class);
            return new Decoded.Valid(
                    CloudEventAttributes.read(event, EventType.parse(type.textValue()), data, structures));
        } catch (JsonProcessingException e) {
            return new Decoded.Malformed("not a CloudEvent: " + JsonMistake.of(e));
        } catch (CloudEventRWException | IllegalArgumentException e) {
            return new Decoded.Malformed("not a CloudEvent: " + firstSentence(String.valueOf(e.getMessage())));
        }
    }

    private static String firstSentence(String message) {
        var line = message.lines().findFirst().orElse("");
        var end = line.indexOf(" (through reference chain");
        return end < 0 ? line : line.substring(0, end);
    }
}
