package dev.drydock.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.events.codec.JsonMistake;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads an event; what is not JSON is told with its place, before the server is bothered. */
final class EventFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EventFile() {}

    static JsonNode read(String file, InputStream standardInput) {
        var isStandardInput = file.equals("-");
        var name = isStandardInput ? "standard input" : file;
        return parse(name, text(isStandardInput ? LocalFile.all(standardInput) : LocalFile.read(Path.of(file))));
    }

    private static JsonNode parse(String name, String text) {
        try {
            var event = JSON.readTree(text);
            if (event.isObject()) {
                return event;
            }
            throw failure(name + ":1:1: Expected one JSON object, but found "
                    + (event.isMissingNode() ? "nothing" : "something else"));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw failure(name + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + JsonMistake.of(e));
        }
    }

    private static CommandFailure failure(String message) {
        return new CommandFailure(
                ExitCode.FAILED, message, "an event is a JSON object with type, source, specversion and data");
    }

    private static String text(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
