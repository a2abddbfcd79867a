package dev.drydock.jobs.adapter.secrets;

import static dev.drydock.kit.controller.ControllerApi.encoded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.jobs.application.Secrets;
import dev.drydock.kit.controller.ControllerApi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Secrets that people keep in the shipyard-controller. */
public final class ControllerSecrets implements Secrets {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final ControllerApi controller;
    private final ObjectMapper json;

    public ControllerSecrets(ControllerApi controller, ObjectMapper json) {
        this.controller = controller;
        this.json = json;
    }

    @Override
    public Uni<Optional<Map<String, String>>> read(String project, String name) {
        var path = "/api/v1/internal/project/%s/secret/%s".formatted(encoded(project), encoded(name));
        return controller.get(path, WITHIN).map(this::values);
    }

    /** A body may hold values, so it is never in a message. */
    private Optional<Map<String, String>> values(HttpResponse<String> answer) {
        try {
            var body = json.readTree(answer.body());
            if (answer.statusCode() == 200) {
                return Optional.of(json.convertValue(body.path("data"), VALUES));
            }
            if (answer.statusCode() == 404 && body.path("reason").asText().equals("unknown-secret")) {
                return Optional.empty();
            }
        } catch (JsonProcessingException notJson) {
            // told below
        }
        throw new UncheckedIOException(new IOException(
                "the shipyard-controller answered %d to the question for a secret".formatted(answer.statusCode())));
    }
}
