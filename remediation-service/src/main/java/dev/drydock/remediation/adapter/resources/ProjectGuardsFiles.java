package dev.drydock.remediation.adapter.resources;

import dev.drydock.kit.resources.Resource;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.kit.resources.Resources;
import dev.drydock.kit.resources.UnknownPlace;
import dev.drydock.model.FileProblem;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.GuardsParser;
import dev.drydock.remediation.application.GuardsFiles;
import dev.drydock.remediation.domain.problem.Outside.ProjectGuards;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code guards.yaml} in the root folder of a project's default branch. */
public record ProjectGuardsFiles(Resources resources) implements GuardsFiles {
    @Override
    public Uni<ProjectGuards> of(String project) {
        return resources
                .read(ResourceLevel.project(project), GuardsFile.NAME, Optional.empty())
                .map(found -> found.map(ProjectGuardsFiles::parse)
                        .orElseGet(() -> new ProjectGuards.Readable(GuardsFile.NONE)))
                .onFailure(UnknownPlace.class)
                .recoverWithItem(unknown -> new ProjectGuards.Readable(GuardsFile.NONE));
    }

    private static ProjectGuards parse(Resource resource) {
        var parsed = GuardsParser.parse(GuardsFile.NAME, resource.text());
        return parsed.value()
                .<ProjectGuards>map(ProjectGuards.Readable::new)
                .orElseGet(() -> new ProjectGuards.Unusable(parsed.problems().stream()
                        .map(FileProblem::toString)
                        .collect(Collectors.joining("; ", "could not parse guards.yaml, so nothing is done: ", ""))));
    }
}
