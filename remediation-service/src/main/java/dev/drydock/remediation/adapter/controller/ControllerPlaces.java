package dev.drydock.remediation.adapter.controller;

import static dev.drydock.kit.controller.ControllerApi.encoded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.remediation.application.Places;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Projects and stages, as the shipyard-controller has them. */
@ApplicationScoped
class ControllerPlaces implements Places {
    private static final Logger LOG = Logger.getLogger(ControllerPlaces.class);
    private static final Duration WITHIN = Duration.ofSeconds(3);

    private final ControllerApi controller;
    private final ObjectMapper json;

    ControllerPlaces(ControllerApi controller, ObjectMapper json) {
        this.controller = controller;
        this.json = json;
    }

    @Override
    public Uni<Optional<List<String>>> stagesOf(String project) {
        return controller
                .get("/api/controlPlane/v1/project/" + encoded(project), WITHIN)
                .map(this::stages)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.infof(
                            "the shipyard-controller could not be asked for project %s: %s",
                            project, failure.getMessage());
                    return Optional.empty();
                });
    }

    private Optional<List<String>> stages(HttpResponse<String> answer) {
        if (answer.statusCode() == 404) {
            return Optional.of(List.of());
        }
        return answer.statusCode() == 200 ? Optional.of(names(answer.body())) : Optional.empty();
    }

    private List<String> names(String body) {
        try {
            return StreamSupport.stream(json.readTree(body).path("stages").spliterator(), false)
                    .map(stage -> stage.path("stageName").asText())
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
