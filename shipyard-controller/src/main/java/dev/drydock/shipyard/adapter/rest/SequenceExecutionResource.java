package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;
import static dev.drydock.shipyard.adapter.rest.Given.listed;
import static dev.drydock.shipyard.adapter.rest.Given.time;

import dev.drydock.events.KeptnContext;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.execution.Executions;
import dev.drydock.shipyard.application.execution.Executions.ExecutionQuery;
import dev.drydock.shipyard.application.execution.Executions.Found;
import dev.drydock.shipyard.application.execution.Executions.Page;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sequence executions of a project, one per stage that a flow went through. */
@Path("/api/controlPlane/v1/sequence-execution")
@Produces(MediaType.APPLICATION_JSON)
public class SequenceExecutionResource {
    private final Executions executions;
    private final ProjectSnapshots projects;
    private final InstantSource clock;

    public SequenceExecutionResource(Executions executions, ProjectSnapshots projects, InstantSource clock) {
        this.executions = executions;
        this.projects = projects;
        this.clock = clock;
    }

    /** One page of executions, newest first. */
    record ExecutionsDto(
            List<SequenceExecutionDto> sequenceExecutions, int totalCount, int pageSize, int nextPageKey) {}

    @Needs(TokenScope.READ)
    @GET
    public Uni<ExecutionsDto> list(
            @QueryParam("project") @Nullable String project,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("service") @Nullable String service,
            @QueryParam("name") @Nullable String name,
            @QueryParam("status") @Nullable String status,
            @QueryParam("keptnContext") @Nullable String contexts,
            @QueryParam("activeSince") @Nullable String activeSince,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var where = given(project)
                .orElseThrow(() -> new Refusal(
                        400, "missing-project", "The query parameter 'project' is missing: whose executions?"));
        var paging = Paging.of(pageSize, nextPageKey);
        var query = new ExecutionQuery(
                where,
                given(stage),
                given(service),
                given(name),
                given(status),
                contexts(contexts),
                time("activeSince", activeSince));
        return executions
                .executions(query, paging.offset(), paging.size())
                .call(page ->
                        page.items().isEmpty() ? known(where) : Uni.createFrom().voidItem())
                .map(page -> dto(page, paging));
    }

    private Uni<Void> known(String project) {
        return projects.now(project)
                .invoke(snapshot -> PlaceCheck.known(snapshot, project))
                .replaceWithVoid();
    }

    private ExecutionsDto dto(Page<Found> page, Paging paging) {
        var now = clock.instant();
        return new ExecutionsDto(
                page.items().stream()
                        .map(found -> SequenceExecutionDto.of(found, now))
                        .toList(),
                page.total(),
                page.items().size(),
                paging.nextAsNumber(page.total()));
    }

    private static Optional<List<KeptnContext>> contexts(@Nullable String commaList) {
        return given(commaList)
                .map(list -> listed(list).stream().map(KeptnContext::new).toList());
    }
}
