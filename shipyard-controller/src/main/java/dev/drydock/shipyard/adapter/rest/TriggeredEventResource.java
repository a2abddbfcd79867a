package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.execution.Executions;
import dev.drydock.shipyard.application.execution.Executions.TaskQuery;
import dev.drydock.shipyard.application.integration.UnansweredTasks;
import dev.drydock.shipyard.application.integration.UnansweredTasks.Unanswered;
import dev.drydock.shipyard.domain.integration.Audience;
import dev.drydock.shipyard.domain.integration.Listener;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tasks that are open: for executors that ask instead of listening, and for people who wonder why nothing happens. */
@Path("/api/controlPlane/v1/event")
@Produces(MediaType.APPLICATION_JSON)
public class TriggeredEventResource {
    private final Executions executions;
    private final UnansweredTasks unanswered;
    private final CurrentCaller caller;
    private final EventCodec codec = new EventCodec();

    public TriggeredEventResource(Executions executions, UnansweredTasks unanswered, CurrentCaller caller) {
        this.executions = executions;
        this.unanswered = unanswered;
        this.caller = caller;
    }

    /** One page of triggered events, oldest first. */
    record EventsDto(List<JsonNode> events, int totalCount, int pageSize, String nextPageKey) {}

    /** One page of tasks that nobody has answered, longest waiting first. */
    record TasksDto(List<TaskDto> tasks, int totalCount, int pageSize, String nextPageKey) {}

    /**
     * A task that nobody has answered.
     *
     * @param dueAt when its sequence times out
     * @param advice what to do about it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TaskDto(
            String keptnContext,
            String project,
            String stage,
            String service,
            String sequence,
            String type,
            String triggeredId,
            Instant sentAt,
            long waitingSeconds,
            Optional<Instant> dueAt,
            List<ListenerDto> listeners,
            String advice) {
        static TaskDto of(Unanswered unanswered) {
            var task = unanswered.task();
            return new TaskDto(
                    task.context().value(),
                    task.scope().project(),
                    task.scope().stage(),
                    task.scope().service(),
                    task.sequence(),
                    task.type(),
                    task.triggeredId().value(),
                    task.sentAt(),
                    unanswered.waiting().toSeconds(),
                    task.dueAt(),
                    unanswered.listeners().stream().map(ListenerDto::of).toList(),
                    Audience.advice(task.type(), unanswered.listeners()));
        }
    }

    /** Somebody who hears of the task; {@code anyTask} if it hears of all others too. */
    record ListenerDto(String name, String kind, String subject, boolean anyTask) {
        static ListenerDto of(Listener listener) {
            return new ListenerDto(
                    listener.name(),
                    listener.kind().name().toLowerCase(Locale.ROOT),
                    listener.subject().text(),
                    listener.isForAnyTask());
        }
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/triggered/{type}")
    public Uni<EventsDto> triggered(
            @PathParam("type") String type,
            @QueryParam("eventID") @Nullable String eventId,
            @QueryParam("project") @Nullable String project,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("service") @Nullable String service,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        var query = new TaskQuery(type, given(eventId), caller.get().shown(project), given(stage), given(service));
        return executions
                .openTasks(query, paging.offset(), paging.size())
                .map(page -> new EventsDto(
                        page.items().stream().<JsonNode>map(codec::toJson).toList(),
                        page.total(),
                        page.items().size(),
                        paging.next(page.total())));
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/unanswered")
    public Uni<TasksDto> unanswered(
            @QueryParam("project") @Nullable String project,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        return unanswered
                .list(caller.get().shown(project), paging.offset(), paging.size())
                .map(page -> new TasksDto(
                        page.items().stream().map(TaskDto::of).toList(),
                        page.total(),
                        page.items().size(),
                        paging.next(page.total())));
    }
}
