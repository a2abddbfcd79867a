package dev.drydock.model.lint;

import dev.drydock.model.lint.ProjectFiles.StageFiles;
import dev.drydock.model.shipyard.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files at a level where nobody looks for them, and tasks whose file is nowhere. */
final class LevelFindings {
    private static final List<FileKind> OF_SERVICES = List.of(FileKind.REMEDIATION, FileKind.SLO);

    private final Sources sources;
    private final List<Finding> findings = new ArrayList<>();

    private LevelFindings(Sources sources) {
        this.sources = sources;
    }

    static List<Finding> of(Sources sources, ProjectFiles files) {
        var rule = new LevelFindings(sources);
        files.project().ifPresent(tree -> {
            if (files.stages().stream().noneMatch(stage -> stage.tree().equals(tree))) {
                rule.checkRoot(tree);
            }
        });
        files.stages().stream()
                .filter(stage -> !stage.isService())
                .map(StageFiles::tree)
                .forEach(rule::checkRoot);
        sources.shipyard().ifPresent(shipyard -> {
            for (int i = 0; i < shipyard.stages().size(); i++) {
                rule.checkGetAction(shipyard.stages().get(i), i);
            }
        });
        return rule.findings;
    }

    private void checkRoot(Tree tree) {
        for (var kind : OF_SERVICES) {
            at(tree, kind)
                    .ifPresent(file -> findings.add(file.finding(
                            Severity.WARNING,
                            "nothing reads this file: %s counts only in a service's folder".formatted(kind.path()),
                            "move it to <service>/" + kind.path())));
        }
    }

    private Optional<SourceFile> at(Tree tree, FileKind kind) {
        return sources.all().stream()
                .filter(file -> file.is(tree, kind.path()) && file.kind() == kind)
                .findFirst();
    }

    private void checkGetAction(Stage stage, int stageIndex) {
        var places = sources.placesIn(stage.name());
        var isAnywhere = places.stream()
                .anyMatch(
                        place -> sources.ofService(place, FileKind.REMEDIATION).isPresent());
        for (int i = 0; i < stage.sequences().size() && !places.isEmpty() && !isAnywhere; i++) {
            var tasks = stage.sequences().get(i).tasks();
            for (int j = 0; j < tasks.size(); j++) {
                if (tasks.get(j).name().equals("get-action")) {
                    warn(stage, "spec", "stages", stageIndex, "sequences", i, "tasks", j, "name");
                    return;
                }
            }
        }
    }

    private void warn(Stage stage, Object... path) {
        sources.shipyardFile()
                .ifPresent(file -> findings.add(file.finding(
                        Severity.WARNING,
                        "'get-action' will find no action: no service of stage '%s' has a remediation.yaml"
                                .formatted(stage.name()),
                        "add <service>/remediation.yaml to the stage",
                        path)));
    }
}
