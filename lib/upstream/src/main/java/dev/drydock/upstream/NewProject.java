package dev.drydock.upstream;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project to be.
 *
 * @param name also the name of its repository
 * @param stages each gets a branch, cut before the project's files are written
 * @param files the project's own files, as {@code shipyard.yaml}; they lie on the default branch alone
 * @param upstream where the repository is; absent to host it here
 * @param layout where stages have their files
 */
public record NewProject(
        String name,
        List<String> stages,
        Map<String, byte[]> files,
        @Nullable Upstream upstream,
        StageLayout layout) {
    public NewProject {
        ResourcePaths.name("project", name);
        stages = List.copyOf(stages);
        stages.forEach(stage -> ResourcePaths.name("stage", stage));
        files = Map.copyOf(files);
        files.keySet().forEach(ResourcePaths::path);
    }

    /** A project with a branch per stage. */
    public NewProject(String name, List<String> stages, Map<String, byte[]> files, @Nullable Upstream upstream) {
        this(name, stages, files, upstream, StageLayout.BRANCHES);
    }
}
