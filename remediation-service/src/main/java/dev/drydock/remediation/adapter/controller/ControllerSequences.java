package dev.drydock.remediation.adapter.controller;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.KeptnContext;
import dev.drydock.remediation.application.Engine;
import dev.drydock.remediation.domain.problem.EngineView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The state of flows, as the sequence list of the shipyard-controller has it. */
@ApplicationScoped
class ControllerSequences implements Engine {
    private static final Logger LOG = Logger.getLogger(ControllerSequences.class);
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final String controllerUrl;
    private final String token;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    ControllerSequences(
            @ConfigProperty(name = "drydock.controller-url") String controllerUrl,
            @ConfigProperty(name = "drydock.api-token") String token,
            ObjectMapper json) {
        this.controllerUrl = controllerUrl;
        this.token = token;
        this.json = json;
    }

    @Override
    public Uni<EngineView> view(String project, KeptnContext context) {
        var path = "/api/controlPlane/v1/sequence/%s?keptnContext=%s"
                .formatted(encoded(project), encoded(context.value()));
        var request = HttpRequest.newBuilder(URI.create(controllerUrl + path))
                .timeout(WITHIN)
                .header("x-token", token)
                .build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .map(this::view)
                .onFailure()
                .recoverWithItem(failure -> {
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
            return switch (states.path(0).path("state").asText("finished")) {
                case "finished", "timedOut" -> EngineView.OVER;
                case "aborted" -> EngineView.ABORTED;
                default -> EngineView.ACTIVE;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
