package dev.drydock.lighthouse.application;

import dev.drydock.evaluation.sli.SliQueries;
import dev.drydock.events.Scope;
import dev.drydock.kit.resources.Resource;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.kit.resources.Resources;
import dev.drydock.model.sli.SliParser;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The queries of a service: those of its project, its stage and its own, where the closer one wins. */
public final class SliFiles {
    private static final String FILE = "prometheus/sli.yaml";

    private final Resources resources;

    public SliFiles(Resources resources) {
        this.resources = resources;
    }

    /** Fails with {@link UnusableFile} when a file cannot be read as one. */
    Uni<SliQueries> queries(Scope scope, Optional<String> commit) {
        // A commit belongs to the stage's branch; the project's file lies on another one, so its head is read.
        var project = indicators("project", ResourceLevel.project(scope.project()), Optional.empty());
        var stage = indicators("stage", ResourceLevel.stage(scope.project(), scope.stage()), commit);
        var service = indicators("service", ResourceLevel.service(scope), commit);
        return Uni.combine().all().unis(project, stage, service).asTuple().map(files -> {
            var merged = new HashMap<String, String>(files.getItem1());
            merged.putAll(files.getItem2());
            merged.putAll(files.getItem3());
            return new SliQueries(merged);
        });
    }

    private Uni<Map<String, String>> indicators(String level, ResourceLevel place, Optional<String> commit) {
        return resources
                .read(place, FILE, commit)
                .map(found -> found.map(file -> indicators(level, file)).orElse(Map.of()));
    }

    private static Map<String, String> indicators(String level, Resource file) {
        var parsed = SliParser.parse(FILE + " of the " + level, file.text());
        return parsed.value()
                .orElseThrow(() -> new UnusableFile(parsed.problems()))
                .indicators();
    }
}
