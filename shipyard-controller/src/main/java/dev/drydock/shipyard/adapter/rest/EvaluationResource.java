package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

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
import dev.drydock.model.GoDuration;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.shipyard.application.sequence.EventFlow;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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

    /**
     * What to evaluate: {@code timeframe}, or {@code start} with {@code end} or {@code timeframe}; the last five minutes when
     * nothing is said, as with Keptn. Empty is absent.
     */
    record RequestDto(Map<String, String> labels, String start, String end, String timeframe, String gitcommitid) {
        private static final String DEFAULT_TIMEFRAME = "5m";
        /** In UTC where no zone is written. */
        private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC);

        RequestDto {
            start = given(start).orElse(null);
            end = given(end).orElse(null);
            timeframe = given(timeframe).orElse(null);
            gitcommitid = given(gitcommitid).orElse(null);
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
            var begin = checkTime("start", start);
            var stop = checkTime("end", end);
            if (begin.isPresent() && stop.isPresent() && !stop.get().isAfter(begin.get())) {
                throw refused("end is %s, which is not after start, %s".formatted(end, start));
            }
            if (timeframe != null && GoDuration.parse(timeframe).isEmpty()) {
                throw refused("timeframe is '%s'; expected a duration such as 5m or 1h30m".formatted(timeframe));
            }
        }

        private static Optional<Instant> checkTime(String name, @Nullable String text) {
            try {
                return Optional.ofNullable(text).map(written -> Instant.from(TIME.parse(written)));
            } catch (DateTimeParseException noTime) {
                throw refused("%s is '%s'; expected a time such as 2026-01-31T12:30:00.000Z".formatted(name, text));
            }
        }

        private static Refusal refused(String why) {
            return new Refusal(400, "bad-time-window", "The time window is not clear: " + why + ".");
        }

        Map<String, Object> window() {
            var window = new LinkedHashMap<String, Object>();
            put(window, "start", start);
            put(window, "end", end);
            put(window, "timeframe", start == null && timeframe == null ? DEFAULT_TIMEFRAME : timeframe);
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
        return projects.afterPushes(project)
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
