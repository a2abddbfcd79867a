package dev.drydock.shipyard.adapter.git;

import dev.drydock.model.lint.FileKind;
import dev.drydock.model.lint.ProjectFiles;
import dev.drydock.model.lint.ProjectFiles.StageFiles;
import dev.drydock.model.lint.Tree;
import dev.drydock.shipyard.application.lint.ProjectTrees;
import dev.drydock.shipyard.application.project.ProjectRefusal;
import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.shipyard.application.project.ProjectServices;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.PushedBranch;
import dev.drydock.upstream.Repositories;
import dev.drydock.upstream.Resource;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the files with a meaning from the repositories of projects. */
public final class GitProjectTrees implements ProjectTrees {
    private static final int MOST_FILES = 2000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final String STAGE_FOLDERS = ".keptn-stages/";

    private final Repositories repositories;
    private final ProjectSnapshots snapshots;

    public GitProjectTrees(Repositories repositories, ProjectSnapshots snapshots) {
        this.repositories = repositories;
        this.snapshots = snapshots;
    }

    @Override
    public Uni<ProjectFiles> now(String project, Optional<String> stage) {
        return snapshots.afterWrites(project).chain(snapshot -> {
            if (snapshot instanceof Known known) {
                stage.ifPresent(one -> ProjectServices.check(known, one));
                var stages = stage.map(List::of).orElseGet(() -> ProjectServices.stages(known));
                return Answers.aside(() -> read(repository(project), stages));
            }
            throw ProjectRefusal.unknownProject(project);
        });
    }

    /** The same files after a push. */
    ProjectFiles after(ProjectFiles before, PushedBranch push) {
        var paths = new LinkedHashSet<>(push.files());
        var pushed = Tree.ofBranch(push.branch(), paths, new Contents().of(paths, push::read));
        if (push.isDefault()) {
            return new ProjectFiles(Optional.of(pushed), before.stages());
        }
        var stages = new ArrayList<StageFiles>();
        for (var stage : before.stages()) {
            var isPushed = stage.name().filter(push.branch()::equals).isPresent();
            stages.add(isPushed ? StageFiles.ofBranch(push.branch(), pushed) : stage);
        }
        return new ProjectFiles(before.project(), stages);
    }

    private ProjectRepository repository(String project) {
        return repositories.find(project).orElseThrow(() -> ProjectRefusal.unknownProject(project));
    }

    private static ProjectFiles read(ProjectRepository repository, Collection<String> stages) {
        var contents = new Contents();
        var project = tree(repository, Level.project(), contents, "");
        var trees = new ArrayList<StageFiles>();
        for (var stage : stages) {
            tree(repository, Level.stage(stage), contents, STAGE_FOLDERS + stage + "/")
                    .ifPresent(tree -> trees.add(StageFiles.ofBranch(stage, tree)));
        }
        return new ProjectFiles(project, trees);
    }

    /** @param folder where the level is, if it has no branch of its own */
    private static Optional<Tree> tree(ProjectRepository repository, Level level, Contents contents, String folder) {
        return repository.list(level, null).value().map(listing -> {
            var isFolder = listing.branch().equals(repository.defaultBranch());
            var paths = new LinkedHashSet<>(listing.paths());
            paths.removeIf(path -> path.startsWith(STAGE_FOLDERS));
            return new Tree(
                    listing.branch(),
                    isFolder ? folder : "",
                    paths,
                    contents.of(
                            paths,
                            path -> repository
                                    .read(level, path, listing.commitId())
                                    .value()
                                    .map(Resource::content)));
        });
    }

    /** What may be held of a project at once. */
    private static final class Contents {
        private int files;
        private int bytes;

        Map<String, byte[]> of(Set<String> paths, Function<String, Optional<byte[]>> read) {
            var contents = new HashMap<String, byte[]>();
            for (var path : paths) {
                if (FileKind.of(path).isPresent()) {
                    read.apply(path).ifPresent(content -> contents.put(path, counted(content)));
                }
            }
            return contents;
        }

        private byte[] counted(byte[] content) {
            bytes += content.length;
            if (++files > MOST_FILES || bytes > MOST_BYTES) {
                throw new ProjectRefusal(
                        Reason.TOO_LARGE,
                        "The project has more than %d files or %d MB to check; check a part of it with: drydock lint DIR"
                                .formatted(MOST_FILES, MOST_BYTES / 1024 / 1024));
            }
            return content;
        }
    }
}
