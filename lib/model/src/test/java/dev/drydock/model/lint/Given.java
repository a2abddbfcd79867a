package dev.drydock.model.lint;

import dev.drydock.model.lint.ProjectFiles.StageFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A project's files in a test: one tree for the project, one for each stage. */
final class Given {
    private final Map<String, byte[]> project = new TreeMap<>();
    private final Map<String, Map<String, byte[]>> stages = new TreeMap<>();
    private Answerers answerers = Answerers.OUT_OF_SIGHT;

    static Given shipyard(String text) {
        return new Given().project("shipyard.yaml", text);
    }

    /** Of stages to lists of sequences, in YAML's flow style. */
    static Given stages(String... stages) {
        return shipyard("apiVersion: spec.keptn.sh/0.2.3\nkind: Shipyard\nspec:\n  stages:\n    - "
                + String.join("\n    - ", stages) + "\n");
    }

    Given project(String path, String text) {
        project.put(path, bytes(text));
        return this;
    }

    Given stage(String stage, String path, String text) {
        stages.computeIfAbsent(stage, key -> new TreeMap<>()).put(path, bytes(text));
        return this;
    }

    Given answeredBy(Answerers answerers) {
        this.answerers = answerers;
        return this;
    }

    List<Finding> findings() {
        var trees = new ArrayList<StageFiles>();
        stages.forEach((stage, files) -> trees.add(StageFiles.ofBranch(stage, tree(stage, files))));
        return ProjectLint.check(new ProjectFiles(Optional.of(tree("main", project)), trees), answerers);
    }

    /** The first line of each. */
    List<String> lines() {
        return findings().stream().map(finding -> finding.lines().get(0)).toList();
    }

    private static Tree tree(String branch, Map<String, byte[]> files) {
        var contents = new TreeMap<>(files);
        contents.keySet().removeIf(path -> FileKind.of(path).isEmpty());
        return Tree.ofBranch(branch, files.keySet(), contents);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
