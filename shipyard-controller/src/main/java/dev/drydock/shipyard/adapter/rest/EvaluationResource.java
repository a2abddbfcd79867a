package dev.drydock.shipyard.adapter.rest;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.shipyard.application.sequence.EventFlow;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A quality gate on demand, without any delivery. */
@Path("/api/controlPlane/v1/project/{project}/stage/{stage}/service/{service}/evaluation")
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {
    private static final String SEQUENCE = "evaluation";

    private final EventFlow flow;
    private final ProjectSnapshots projects;
    private final InstantSource clock;
    private final Supplier<UUID> freshIds;

    public EvaluationResource(EventFlow flow, ProjectSnapshots projects, InstantSource clock, Supplier<UUID> freshIds) {
        this.flow = flow;
        this.projects = projects;
        this.clock = clock;
        this.freshIds = freshIds;
    }

    /** What to evaluate: {@code timeframe}, or {@code start} with {@code end} or {@code timeframe}. Empty is absent. */
    record RequestDto(Map<String, String> labels, String start, String end, String timeframe, String gitcommitid) {
        RequestDto {
            start = given(start);
            end = given(end);
            timeframe = given(timeframe);
            gitcommitid = given(gitcommitid);
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }

        void check() {
            if (end != null && timeframe != null) {
                throw refused("end and timeframe exclude each other");
            }
            if (end != null && start == null) {
                throw refused("end needs start");
            }
            if (start != null && end == null && timeframe == null) {
                throw refused("start needs end or timeframe");
            }
        }

        private static Refusal refused(String why) {
            return new Refusal(400, "bad-time-window", "The time window is not clear: " + why + ".");
        }

        Map<String, Object> window() {
            var window = new LinkedHashMap<String, Object>();
            put(window, "start", start);
            put(window, "end", end);
            put(window, "timeframe", timeframe);
            return window;
        }

        private static void put(Map<String, Object> window, String key, String value) {
            if (value != null) {
                window.put(key, value);
            }
        }
    }

    @Needs(TokenScope.SEND_EVENTS)
    @POST
    public Uni<Map<String, String>> trigger(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @PathParam("service") String service,
            RequestDto given) {
        var request = given == null ? new RequestDto(null, null, null, null, null) : given;
        request.check();
        var scope = new Scope(project, stage, service);
        var event = event(scope, request);
        return projects.now(project)
                .invoke(snapshot -> PlaceCheck.check(snapshot, scope, SEQUENCE))
                .chain(() -> flow.acceptFromApi(event))
                .replaceWith(() ->
                        Map.of("keptnContext", event.context().orElseThrow().value()));
    }

    private KeptnEvent event(Scope scope, RequestDto request) {
        var data = Payload.of(scope).with("evaluation", request.window());
        return new KeptnEvent(
                new EventId(freshIds.get().toString()),
                "https://drydock.dev/api",
                new EventType.OfSequence(scope.stage(), SEQUENCE, EventKind.TRIGGERED),
                clock.instant(),
                new KeptnContext(freshIds.get().toString()),
                Optional.empty(),
                Optional.ofNullable(request.gitcommitid()),
                request.labels() == null ? data : data.with("labels", request.labels()));
    }
}
