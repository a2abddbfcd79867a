package dev.drydock.lighthouse.adapter.controller;

import static dev.drydock.kit.controller.ControllerApi.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.Scope;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.kit.resources.UnknownPlace;
import dev.drydock.lighthouse.application.Places;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The stages and services of a project, as the shipyard-controller shows it. */
@ApplicationScoped
class ControllerPlaces implements Places {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final ControllerApi controller;
    private final ObjectMapper json;

    ControllerPlaces(ControllerApi controller, ObjectMapper json) {
        this.controller = controller;
        this.json = json;
    }

    @Override
    public Uni<List<Scope>> of(String project) {
        return controller
                .get("/api/controlPlane/v1/project/" + encoded(project), WITHIN)
                .map(answer -> scopes(project, answer));
    }

    private List<Scope> scopes(String project, HttpResponse<String> answer) {
        if (answer.statusCode() == 404) {
            throw new UnknownPlace("There is no project '" + project + "'.");
        }
        if (answer.statusCode() != 200) {
            throw new UncheckedIOException(
                    new IOException("the shipyard-controller answered %d to a question for project '%s'"
                            .formatted(answer.statusCode(), project)));
        }
        List<Scope> scopes = new ArrayList<>();
        for (var stage : parse(answer.body()).path("stages")) {
            for (var service : stage.path("services")) {
                scopes.add(new Scope(
                        project,
                        stage.path("stageName").asText(),
                        service.path("serviceName").asText()));
            }
        }
        return List.copyOf(scopes);
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipyard-controller's answer is no JSON", e);
        }
    }
}
