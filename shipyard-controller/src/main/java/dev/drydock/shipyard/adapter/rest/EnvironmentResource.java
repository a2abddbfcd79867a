package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.events.Scope;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.model.shipyard.Task;
import dev.drydock.shipyard.adapter.rest.EnvironmentResource.EnvironmentDto.PlaceDto;
import dev.drydock.shipyard.adapter.rest.EnvironmentResource.EnvironmentDto.SequenceDto;
import dev.drydock.shipyard.adapter.rest.EnvironmentResource.EnvironmentDto.StageOfDto;
import dev.drydock.shipyard.application.lint.ProjectTrees;
import dev.drydock.shipyard.application.overview.Overviews;
import dev.drydock.shipyard.application.overview.Overviews.Deployment;
import dev.drydock.shipyard.application.overview.Overviews.Scored;
import dev.drydock.shipyard.application.project.ProjectCatalogue;
import dev.drydock.shipyard.application.project.ProjectOverview;
import dev.drydock.shipyard.domain.project.Shadowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stages of a project with what they can run, and what is deployed where, in one read. */
@Path("/api/v1/project/{project}")
@Produces(MediaType.APPLICATION_JSON)
public class EnvironmentResource {
    private final ProjectCatalogue catalogue;
    private final Overviews overviews;
    private final ProjectTrees trees;

    public EnvironmentResource(ProjectCatalogue catalogue, Overviews overviews, ProjectTrees trees) {
        this.catalogue = catalogue;
        this.overviews = overviews;
        this.trees = trees;
    }

    /** The stages in the order of the shipyard. */
    record EnvironmentDto(String project, List<StageOfDto> stages) {
        /** @param parentStages whose ends start something here */
        record StageOfDto(
                String name, List<String> parentStages, List<SequenceDto> sequences, List<PlaceDto> services) {}

        /** What the shipyard can run there. */
        record SequenceDto(String name, List<String> tasks) {}

        /** A service in a stage. */
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        record PlaceDto(String name, Optional<DeployedDto> deployed, Optional<EvaluatedDto> evaluation) {}

        /** What the last delivery brought there. */
        record DeployedDto(String image, String keptnContext, Instant at) {}

        /** How the last evaluation ended that was not invalidated. */
        record EvaluatedDto(String id, String keptnContext, String result, double score, Instant at) {}
    }

    /** Parts of a project in shadow mode; what is absent stands for all. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ShadowedDto(Optional<String> stage, Optional<String> service, Optional<String> action, String place) {}

    /** All that is declared. */
    record ShadowModeDto(List<ShadowedDto> shadowed) {}

    @Needs(TokenScope.READ)
    @GET
    @Path("/environment")
    public Uni<EnvironmentDto> environment(@PathParam("project") String project) {
        return catalogue.overview(project).chain(overview -> {
            var stages = StageDto.of(overview, Map.of());
            var scopes = StageDto.scopes(project, stages);
            return Uni.combine()
                    .all()
                    .unis(overviews.deployments(scopes), overviews.evaluations(scopes))
                    .with((deployments, evaluations) -> new EnvironmentDto(
                            project,
                            stages.stream()
                                    .map(stage -> stage(overview, stage, deployments, evaluations))
                                    .toList()));
        });
    }

    /** By the files at the heads of the branches. */
    @Needs(TokenScope.READ)
    @GET
    @Path("/shadow-mode")
    public Uni<ShadowModeDto> shadowMode(@PathParam("project") String project) {
        return trees.now(project, Optional.empty())
                .map(files -> new ShadowModeDto(Shadowed.in(files).stream()
                        .map(one -> new ShadowedDto(one.stage(), one.service(), one.action(), one.place()))
                        .toList()));
    }

    private static StageOfDto stage(
            ProjectOverview overview, StageDto stage, Map<Scope, Deployment> deployments, List<Scored> evaluations) {
        var sequences = overview.snapshot().shipyard().value().stream()
                .flatMap(shipyard -> shipyard.stage(stage.stageName()).stream())
                .flatMap(declared -> declared.sequences().stream())
                .map(sequence -> new SequenceDto(
                        sequence.name(),
                        sequence.tasks().stream().map(Task::name).toList()))
                .toList();
        var services = stage.services().stream()
                .map(service -> {
                    var scope = new Scope(overview.project().name(), stage.stageName(), service.serviceName());
                    return new PlaceDto(
                            service.serviceName(), deployed(deployments.get(scope)), evaluated(scope, evaluations));
                })
                .toList();
        return new StageOfDto(stage.stageName(), stage.parentStages(), sequences, services);
    }

    private static Optional<EnvironmentDto.DeployedDto> deployed(@Nullable Deployment deployment) {
        return Optional.ofNullable(deployment)
                .map(there -> new EnvironmentDto.DeployedDto(
                        there.deployed().image(),
                        there.context().value(),
                        there.deployed().at()));
    }

    private static Optional<EnvironmentDto.EvaluatedDto> evaluated(Scope scope, List<Scored> evaluations) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.scope().equals(scope))
                .map(found -> new EnvironmentDto.EvaluatedDto(
                        found.id().value(), found.context().value(), found.result(), found.score(), found.at()))
                .findFirst();
    }
}
