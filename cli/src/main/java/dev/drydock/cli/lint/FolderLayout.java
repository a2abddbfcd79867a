package dev.drydock.cli.lint;

import dev.drydock.model.lint.FileKind;
import dev.drydock.model.lint.ProjectFiles;
import dev.drydock.model.lint.ProjectFiles.StageFiles;
import dev.drydock.model.lint.Tree;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which project, stages and services the files of a folder are: a checkout of one branch, folders for stages (Keptn's
 * {@code .keptn-stages}, or one folder per branch), or loose files.
 */
final class FolderLayout {
    private static final String STAGE_FOLDERS = ".keptn-stages";
    private static final String SHIPYARD = FileKind.SHIPYARD.path();
    private static final int DEEPEST = 12;

    private final List<ProjectFiles> projects = new ArrayList<>();
    private final Set<String> notChecked = new LinkedHashSet<>();

    private FolderLayout() {}

    /** @param notChecked what could not be checked for want of files, in words */
    record Arranged(List<ProjectFiles> projects, List<String> notChecked) {}

    static Arranged of(Folder folder) {
        var layout = new FolderLayout();
        layout.add(folder, DEEPEST);
        return new Arranged(List.copyOf(layout.projects), List.copyOf(layout.notChecked));
    }

    private void add(Folder folder, int depth) {
        var stages = stages(folder);
        var main = folderOfShipyard(folder);
        if (folder.folders().contains(STAGE_FOLDERS)) {
            addStageFolders(folder);
        } else if (!stages.isEmpty() && folder.checkout().isEmpty() && hasFolders(folder, stages)) {
            addFolders(folder, folder, stages);
        } else if (main.isPresent()) {
            var project = folder.below(main.get());
            addFolders(folder, project, stages(project));
        } else if (isOneBranch(folder)) {
            addBranch(folder, stages);
        } else if (depth > 0) {
            folder.folders().forEach(name -> add(folder.below(name), depth - 1));
        }
    }

    private void addStageFolders(Folder folder) {
        var below = folder.below(STAGE_FOLDERS);
        var trees = below.folders().stream()
                .map(stage -> stage(stage, below.below(stage), folder.checkout().isPresent()))
                .toList();
        projects.add(new ProjectFiles(Optional.of(tree(folder.without(STAGE_FOLDERS))), trees));
    }

    private void addFolders(Folder folder, Folder project, Set<String> stages) {
        var own = project;
        var trees = new ArrayList<StageFiles>();
        for (var stage : stages) {
            if (folder.hasBelow(stage)) {
                own = own.without(stage);
                trees.add(stage(stage, folder.below(stage), false));
            }
        }
        projects.add(new ProjectFiles(Optional.of(tree(own)), trees));
    }

    private void addBranch(Folder folder, Set<String> stages) {
        var branch = folder.checkout().flatMap(Folder.Checkout::branch);
        if (branch.filter(stages::contains).isPresent()) {
            projects.add(new ProjectFiles(Optional.empty(), List.of(stage(branch.get(), folder, true))));
            notChecked.add("This is a checkout of stage '%s' alone: what its shipyard, on the default branch, asks for"
                            .formatted(branch.get())
                    + " was not checked. The server knows all: lint --project=PROJECT.");
        } else if (branch.isPresent() && folder.has(SHIPYARD)) {
            projects.add(new ProjectFiles(Optional.of(tree(folder)), List.of()));
            notChecked.add(
                    "This is a checkout of branch '%s' alone: who answers the tasks of its shipyard says the branch"
                                    .formatted(branch.get())
                            + " of each stage. The server knows all: lint --project=PROJECT.");
        } else {
            var isService = folder.has(FileKind.REMEDIATION.path()) || folder.has(FileKind.SLO.path());
            var stage = new StageFiles(
                    Optional.empty(), tree(folder), isService, folder.checkout().isPresent());
            var hasShipyard = folder.has(SHIPYARD);
            var isProject = hasShipyard || folder.has(FileKind.GUARDS.path());
            projects.add(new ProjectFiles(isProject ? Optional.of(tree(folder)) : Optional.empty(), List.of(stage)));
            if (!hasShipyard) {
                notChecked.add("There is no shipyard.yaml here, so what it asks of these files was not checked.");
            }
        }
    }

    private static StageFiles stage(String name, Folder folder, boolean isWhole) {
        return new StageFiles(Optional.of(name), tree(folder), false, isWhole);
    }

    private static Tree tree(Folder folder) {
        return new Tree("", folder.shown(), folder.paths(), folder.contents());
    }

    /** Loose files or a branch: something with a meaning lies where one would look for it. */
    private static boolean isOneBranch(Folder folder) {
        return folder.has(SHIPYARD)
                || folder.contents().keySet().stream()
                                .anyMatch(path -> FileKind.of(path).isPresent() && depth(path) <= 2)
                        && folder.folders().stream().noneMatch(name -> folder.has(name + "/" + SHIPYARD));
    }

    private static long depth(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    /** A folder that stands for the default branch, beside folders named like the stages of its shipyard. */
    private static Optional<String> folderOfShipyard(Folder folder) {
        return folder.has(SHIPYARD)
                ? Optional.empty()
                : folder.folders().stream()
                        .filter(name -> folder.has(name + "/" + SHIPYARD))
                        .filter(name -> {
                            var stages = stages(folder.below(name));
                            return !stages.contains(name) && hasFolders(folder, stages);
                        })
                        .findFirst();
    }

    private static boolean hasFolders(Folder folder, Set<String> stages) {
        return stages.stream().anyMatch(folder::hasBelow);
    }

    /** The stages of the folder's shipyard; none if there is no usable one. */
    private static Set<String> stages(Folder folder) {
        var names = new TreeSet<String>();
        var content = folder.contents().get(SHIPYARD);
        if (content != null) {
            FileKind.SHIPYARD
                    .parse(SHIPYARD, content)
                    .value()
                    .filter(Shipyard.class::isInstance)
                    .map(Shipyard.class::cast)
                    .ifPresent(shipyard ->
                            shipyard.stages().stream().map(Stage::name).forEach(names::add));
        }
        return names;
    }
}
