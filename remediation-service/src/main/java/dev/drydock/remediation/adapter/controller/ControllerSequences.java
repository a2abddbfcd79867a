package dev.drydock.remediation.adapter.controller;

import static dev.drydock.kit.controller.ControllerApi.encoded;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.KeptnContext;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.remediation.application.Engine;
import dev.drydock.remediation.domain.problem.EngineView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The state of flows, as the sequence list of the shipyard-controller has it. */
@ApplicationScoped
class ControllerSequences implements Engine {
    private static final Logger LOG = Logger.getLogger(ControllerSequences.class);
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final ControllerApi controller;
    private final ObjectMapper json;

    ControllerSequences(ControllerApi controller, ObjectMapper json) {
        this.controller = controller;
        this.json = json;
    }

    @Override
    public Uni<EngineView> view(String project, KeptnContext context) {
        var path = "/api/controlPlane/v1/sequence/%s?keptnContext=%s"
                .formatted(encoded(project), encoded(context.value()));
        return controller.get(path, WITHIN).map(this::view).onFailure().recoverWithItem(failure -> {
            LOG.infof("the shipyard-controller could not be asked about %s: %s", context, failure.getMessage());
            return EngineView.UNKNOWN;
        });
    }

    private EngineView view(HttpResponse<String> answer) {
        if (answer.statusCode() == 404) {
            return EngineView.OVER;
        }
        return answer.statusCode() == 200 ? state(answer.body()) : EngineView.UNKNOWN;
    }

    private EngineView state(String body) {
        try {
            var states = json.readTree(body).path("states");
            if (!states.isArray()) {
                return EngineView.UNKNOWN;
            }
            if (states.isEmpty()) {
                return EngineView.UNHEARD_OF;
            }
            return switch (states.path(0).path("state").asText("finished")) {
                case "finished", "timedOut" -> EngineView.OVER;
                case "aborted" -> EngineView.ABORTED;
                default -> EngineView.ACTIVE;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
