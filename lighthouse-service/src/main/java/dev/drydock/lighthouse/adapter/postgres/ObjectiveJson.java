package dev.drydock.lighthouse.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.evaluation.ObjectiveView;
import java.util.List;

/** The column that keeps how the objectives fared. Rows of older versions may lack keys that newer ones have. */
final class ObjectiveJson {
    private static final TypeReference<List<ObjectiveView>> LIST = new TypeReference<>() {};

    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(List<ObjectiveView> objectives) {
        try {
            return json.writeValueAsString(objectives);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("objectives are plain records, which always have a JSON form", e);
        }
    }

    List<ObjectiveView> read(String text) {
        try {
            return json.readValue(text, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an evaluation's objectives cannot be read back", e);
        }
    }
}
