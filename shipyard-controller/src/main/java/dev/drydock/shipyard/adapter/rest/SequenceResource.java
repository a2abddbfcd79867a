package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;
import static dev.drydock.shipyard.adapter.rest.Given.listed;
import static dev.drydock.shipyard.adapter.rest.Given.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.shipyard.application.sequence.Control;
import dev.drydock.shipyard.application.sequence.FlowControl;
import dev.drydock.shipyard.application.sequence.FlowRetry;
import dev.drydock.shipyard.application.sequence.Flows;
import dev.drydock.shipyard.application.sequence.Histories;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Holds;
import dev.drydock.shipyard.domain.sequence.RetryWish;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The flows of a project, and a person's hand on them. */
@Path("/api/controlPlane/v1/sequence/{project}")
@Produces(MediaType.APPLICATION_JSON)
public class SequenceResource {
    private final Flows flows;
    private final Histories histories;
    private final FlowControl hand;
    private final FlowRetry retries;
    private final ProjectSnapshots projects;
    private final CurrentCaller caller;
    private final InstantSource clock;

    public SequenceResource(
            Flows flows,
            Histories histories,
            FlowControl hand,
            FlowRetry retries,
            ProjectSnapshots projects,
            CurrentCaller caller,
            InstantSource clock) {
        this.flows = flows;
        this.histories = histories;
        this.hand = hand;
        this.retries = retries;
        this.projects = projects;
        this.caller = caller;
        this.clock = clock;
    }

    /** One page of flows, newest first. */
    record StatesDto(List<SequenceStateDto> states, int totalCount, int pageSize, int nextPageKey) {}

    /** What is wanted of a flow; no stage, or an empty one, stands for all. */
    record ControlDto(String state, String stage) {}

    @Needs(TokenScope.READ)
    @GET
    public Uni<StatesDto> list(
            @PathParam("project") String project,
            @QueryParam("name") String name,
            @QueryParam("state") String state,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("service") @Nullable String service,
            @QueryParam("fromTime") String fromTime,
            @QueryParam("beforeTime") String beforeTime,
            @QueryParam("keptnContext") String contexts,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("nextPageKey") String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        return flows.flows(new Flows.FlowQuery(
                        project,
                        given(name),
                        given(state),
                        given(stage),
                        given(service),
                        time("fromTime", fromTime),
                        time("beforeTime", beforeTime),
                        listed(contexts).stream().map(KeptnContext::new).toList(),
                        paging.offset(),
                        paging.size()))
                .call(page -> page.total() > 0 ? Uni.createFrom().voidItem() : known(project))
                .map(page -> new StatesDto(
                        page.items().stream()
                                .map(flow -> SequenceStateDto.of(project, flow, clock.instant()))
                                .toList(),
                        page.total(),
                        page.items().size(),
                        paging.nextAsNumber(page.total())));
    }

    @Needs(TokenScope.OPERATE)
    @POST
    @Path("/{keptnContext}/control")
    public Uni<Map<String, Object>> control(
            @PathParam("project") String project, @PathParam("keptnContext") String context, ControlDto wanted) {
        var command = Optional.ofNullable(wanted).map(ControlDto::state).flatMap(Control::ofWire);
        if (command.isEmpty()) {
            throw new Refusal(
                    400,
                    "unknown-control",
                    wanted == null || wanted.state() == null
                            ? "The body lacks the field 'state'; expected pause, resume or abort."
                            : "state is '%s'; expected pause, resume or abort.".formatted(wanted.state()));
        }
        caller.note(wanted.state() + (wanted.stage() == null ? "" : " in " + wanted.stage()));
        var place = new Holds.Place(project, new KeptnContext(context), given(wanted.stage()));
        return hand.control(place, command.get(), caller.get().name())
                .map(reached -> Map.of(
                        "sequences",
                        reached.orElseThrow(() -> new Refusal(
                                404,
                                "unknown-sequence",
                                "Nothing of context '%s' is running in project '%s'.".formatted(context, project)))));
    }

    /** What happened to the executions of a flow, the oldest first. */
    record FlowTimelineDto(List<TimelineDto> executions) {}

    @Needs(TokenScope.READ)
    @GET
    @Path("/{keptnContext}/timeline")
    public Uni<FlowTimelineDto> timeline(
            @PathParam("project") String project, @PathParam("keptnContext") String context) {
        return histories.of(project, new KeptnContext(context)).map(found -> {
            if (found.isEmpty()) {
                throw new Refusal(
                        404,
                        "unknown-sequence",
                        "There is nothing of context '%s' in project '%s'.".formatted(context, project));
            }
            return new FlowTimelineDto(found.stream().map(TimelineDto::of).toList());
        });
    }

    /**
     * @param stage only there; none, or an empty one, stands for wherever something failed
     * @param triggeredID which execution, by its {@code _id}; else the one that failed
     * @param files {@code newest}, as they are now, or {@code same}, as they were
     * @param overNewer also if a newer delivery has been at work there since
     */
    record RetryDto(
            @Nullable String stage,
            @Nullable String triggeredID,
            @Nullable String files,
            @Nullable Boolean overNewer) {
        static final RetryDto PLAIN = new RetryDto(null, null, null, null);
    }

    /** The execution that goes on. */
    record RetriedDto(
            String keptnContext,
            @JsonProperty("triggeredID") String triggeredId) {}

    @Needs(TokenScope.OPERATE)
    @POST
    @Path("/{keptnContext}/retry")
    public Uni<RetriedDto> retry(
            @PathParam("project") String project, @PathParam("keptnContext") String context, @Nullable RetryDto body) {
        var wanted = body == null ? RetryDto.PLAIN : body;
        var files = given(wanted.files()).orElse("newest");
        if (!files.equals("newest") && !files.equals("same")) {
            throw new Refusal(
                    400, "unknown-files", "files is '%s'; expected newest or same.".formatted(wanted.files()));
        }
        caller.note("retry" + given(wanted.stage()).map(" in "::concat).orElse("") + ", " + files + " files");
        var wish = new RetryWish(
                project,
                new KeptnContext(context),
                given(wanted.stage()),
                given(wanted.triggeredID()).map(id -> new ExecutionId(new EventId(id))),
                files.equals("same"),
                Boolean.TRUE.equals(wanted.overNewer()));
        var fetched = wish.sameFiles()
                ? Uni.createFrom().voidItem()
                : projects.afterPushes(project).replaceWithVoid();
        return fetched.chain(() -> retries.retry(wish, caller.get().name())).map(answer -> {
            if (answer instanceof FlowRetry.Refused refused) {
                throw new Refusal(
                        refused.reason().equals("unknown-sequence") ? 404 : 409, refused.reason(), refused.detail());
            }
            return new RetriedDto(context, ((FlowRetry.Goes) answer).retry().toString());
        });
    }

    private Uni<Void> known(String project) {
        return projects.now(project)
                .invoke(snapshot -> PlaceCheck.known(snapshot, project))
                .replaceWithVoid();
    }
}
