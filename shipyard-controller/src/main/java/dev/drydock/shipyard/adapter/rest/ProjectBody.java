package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.codec.JsonMistake;
import dev.drydock.kit.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bodies of requests on projects, whatever content type they claim to have. */
@ApplicationScoped
class ProjectBody {
    private final ObjectMapper json;

    ProjectBody(ObjectMapper json) {
        this.json = json;
    }

    <T> T read(byte[] body, Class<T> type) {
        try {
            var read = body == null || body.length == 0 ? null : json.readValue(body, type);
            if (read == null) {
                throw malformed("it is empty");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw malformed(JsonMistake.withPlace(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String required(String field, String value) {
        if (value == null) {
            throw new Refusal(400, "malformed-body", "The body lacks the field '%s'.".formatted(field));
        }
        if (value.isBlank()) {
            throw new Refusal(400, "malformed-body", "The field '%s' is empty.".formatted(field));
        }
        return value;
    }

    /** Names separated by commas, as a query parameter has them. */
    static Set<String> names(@Nullable String list) {
        return Set.copyOf(Given.listed(list));
    }

    static byte[] base64(String field, String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("[\\r\\n]", ""));
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal(
                    400, "malformed-body", "The field '%s' is not base64; encode the file's bytes.".formatted(field));
        }
    }

    private static Refusal malformed(String where) {
        return new Refusal(400, "malformed-body", "The body is not the JSON that was expected: " + where + ".");
    }
}
