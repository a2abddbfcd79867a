package dev.drydock.model.lint;

import dev.drydock.model.FileProblem;
import dev.drydock.model.yaml.NearMiss;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files whose names are almost those of files with a meaning: nothing reads them. */
final class NameFindings {
    private static final int DEEPEST = 2;
    private static final Set<String> LONG_NAMES = Set.of(FileKind.SHIPYARD.path(), FileKind.REMEDIATION.path());

    private NameFindings() {}

    static List<Finding> of(ProjectFiles files) {
        return Stream.concat(files.project().stream(), files.stages().stream().map(ProjectFiles.StageFiles::tree))
                .distinct()
                .flatMap(NameFindings::of)
                .toList();
    }

    private static Stream<Finding> of(Tree tree) {
        return tree.paths().stream()
                .filter(path -> FileKind.of(path).isEmpty()
                        && !path.endsWith(FileKind.TESTS)
                        && path.chars().filter(c -> c == '/').count() <= DEEPEST)
                .flatMap(path -> meant(path).stream().map(meant -> finding(tree, path, meant)));
    }

    private static Finding finding(Tree tree, String path, String meant) {
        var problem = new FileProblem(
                tree.folder() + path, 1, 1, "nothing reads a file of this name, did you mean '%s'?".formatted(meant));
        return new Finding(Severity.WARNING, tree.branch(), problem, "rename it to " + meant);
    }

    /** The end of the path as it should be. */
    private static Optional<String> meant(String path) {
        var asYaml = path.endsWith(".yml") ? path.substring(0, path.length() - "yml".length()) + "yaml" : path;
        return Arrays.stream(FileKind.values())
                .map(FileKind::path)
                .filter(known -> !asYaml.equals(path) && (asYaml.equals(known) || asYaml.endsWith("/" + known)))
                .findFirst()
                .or(() -> NearMiss.of(path.substring(path.lastIndexOf('/') + 1), LONG_NAMES)
                        .filter(name -> !path.endsWith(name)));
    }
}
