package dev.drydock.remediation.adapter.controller;

import static dev.drydock.kit.controller.ControllerApi.encoded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.remediation.application.Stages;
import dev.drydock.remediation.domain.guard.StageView;
import dev.drydock.remediation.domain.problem.Deliveries;
import dev.drydock.remediation.domain.problem.Deliveries.Delivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What runs in stages, as the sequence executions of the shipyard-controller have it. */
@ApplicationScoped
class ControllerStages implements Stages {
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int LARGEST_PAGE = 1000;

    private final ControllerApi controller;
    private final ObjectMapper json;

    ControllerStages(ControllerApi controller, ObjectMapper json) {
        this.controller = controller;
        this.json = json;
    }

    @Override
    public Uni<StageView> view(Scope scope, KeptnContext context) {
        return Uni.combine()
                .all()
                .unis(ask(executions(scope) + "&status=started&pageSize=100"), ask(services(scope)))
                .with((running, services) -> new StageView(
                        services.path("totalCount").asInt(),
                        deliveries(running, context)
                                .map(ControllerStages::words)
                                .findFirst(),
                        Optional.empty()))
                .onFailure()
                .recoverWithItem(failure -> StageView.unknown(String.valueOf(failure.getMessage())));
    }

    @Override
    public Uni<Deliveries> deliveries(Scope scope, KeptnContext context, Instant since) {
        return ask(executions(scope) + "&activeSince=%s&pageSize=%d".formatted(encoded(since.toString()), LARGEST_PAGE))
                .map(found -> Deliveries.since(
                        since,
                        deliveries(found, context)
                                .map(one -> new Delivery(
                                        words(one),
                                        Instant.parse(one.path("triggeredAt").asText())))
                                .toList()))
                .onFailure()
                .recoverWithItem(failure -> Deliveries.unknown(String.valueOf(failure.getMessage())));
    }

    private static String executions(Scope scope) {
        return "/api/controlPlane/v1/sequence-execution?project=%s&stage=%s&service=%s"
                .formatted(encoded(scope.project()), encoded(scope.stage()), encoded(scope.service()));
    }

    private static String services(Scope scope) {
        return "/api/controlPlane/v1/project/%s/stage/%s/service?pageSize=1"
                .formatted(encoded(scope.project()), encoded(scope.stage()));
    }

    private Uni<JsonNode> ask(String path) {
        return controller.get(path, WITHIN).map(answer -> body(path, answer));
    }

    private JsonNode body(String path, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "the shipyard-controller answered %d to %s".formatted(answer.statusCode(), path));
        }
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> deliveries(JsonNode page, KeptnContext context) {
        return StreamSupport.stream(page.path("sequenceExecutions").spliterator(), false)
                .filter(one -> one.path("kind").asText().equals("delivery"))
                .filter(one -> !one.path("scope").path("keptnContext").asText().equals(context.value()));
    }

    private static String words(JsonNode execution) {
        return "sequence '%s' (flow %s)"
                .formatted(
                        execution.path("sequence").path("name").asText(),
                        execution.path("scope").path("keptnContext").asText());
    }
}
