package dev.drydock.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Writes a JSON tree as text, without a line break at the end. */
final class Documents {
    private static final JsonMapper JSON = new JsonMapper();

    private Documents() {}

    static String json(JsonNode document) {
        return written(() -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }

    static String jsonLine(JsonNode document) {
        return written(() -> JSON.writeValueAsString(document));
    }

    static String yaml(JsonNode document) {
        return written(() -> Yaml.MAPPER.writeValueAsString(document).stripTrailing());
    }

    private interface Writing {
        String write() throws JsonProcessingException;
    }

    private static String written(Writing writing) {
        try {
            return writing.write();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loaded only when YAML is asked for: it costs start-up time. */
    private static final class Yaml {
        static final YAMLMapper MAPPER = YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build();
    }
}
