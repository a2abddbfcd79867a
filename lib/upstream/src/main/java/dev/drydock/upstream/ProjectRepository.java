package dev.drydock.upstream;

import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The Git repository of one project. Safe for use by many threads; reads take no lock. Calls block on the disk, and for an
 * upstream on the network: not for an event loop.
 */
public final class ProjectRepository {
    private final LocalRepository local;
    private final Origin origin;
    private final Revisions revisions;
    private final BranchWriter writer;
    private final RepositorySettings settings;

    ProjectRepository(LocalRepository local, Origin origin, RepositorySettings settings) {
        this.local = local;
        this.origin = origin;
        this.settings = settings;
        this.revisions = new Revisions(local.branches(), local.commitIds(), origin);
        this.writer = new BranchWriter(local.branches(), local.reader(), new EditCommit(local.git(), settings), origin);
    }

    /** The project's name. */
    public String project() {
        return local.project();
    }

    /** The upstream's URL; empty when the project is hosted here. */
    public Optional<String> upstreamUrl() {
        return origin.url();
    }

    /** The branch of the project's own level. */
    public String defaultBranch() {
        return local.branches().defaultBranch();
    }

    /** Every branch, by name. */
    public List<String> branches() {
        return local.branches().names();
    }

    /** When the upstream was fetched last, and why it could not be since. A hosted project is always fresh. */
    public Freshness freshness() {
        return origin.freshness();
    }

    /**
     * Fetches from the upstream now.
     *
     * @throws UpstreamException when it cannot be reached; what was fetched before stays readable
     */
    public void refresh() {
        origin.refresh();
    }

    /**
     * The id of the commit a level is at.
     *
     * @throws UpstreamException when nothing was fetched yet and the upstream cannot be reached
     */
    public Outcome<String> head(Level level) {
        var found = revisions.find(level, null);
        return found instanceof Refused<ObjectId> refused
                ? refused.as()
                : Outcome.done(found.value().orElseThrow().name());
    }

    /**
     * Reads a file.
     *
     * @param path relative to the level
     * @param commitId full id, or at least 7 digits of it; null or empty for the head of the level's branch
     * @throws InvalidPathException when the path is refused
     * @throws UpstreamException when nothing was fetched yet and the upstream cannot be reached
     */
    public Outcome<Resource> read(Level level, String path, @Nullable String commitId) {
        ResourcePaths.path(path);
        var found = revisions.find(level, commitId);
        if (found instanceof Refused<ObjectId> refused) {
            return refused.as();
        }
        var commit = found.value().orElseThrow();
        var content = local.reader().content(commit, level.folder() + path);
        if (content instanceof Refused<byte[]> refused) {
            return refused.as();
        }
        var copy = content.value().orElseThrow().clone();
        return Outcome.done(new Resource(
                path, copy, commit.name(), branch(level), freshness().isStale()));
    }

    /**
     * Lists the files of a level; a service without a folder is an unknown path.
     *
     * @param commitId as in {@link #read}
     * @throws UpstreamException when nothing was fetched yet and the upstream cannot be reached
     */
    public Outcome<Listing> list(Level level, @Nullable String commitId) {
        var found = revisions.find(level, commitId);
        if (found instanceof Refused<ObjectId> refused) {
            return refused.as();
        }
        var commit = found.value().orElseThrow();
        var paths = local.reader().files(commit, level.folder());
        if (paths.isEmpty() && !level.folder().isEmpty()) {
            return noFolder(level);
        }
        return Outcome.done(
                new Listing(paths, commit.name(), branch(level), freshness().isStale()));
    }

    /**
     * Writes and deletes files of a level in one commit. When others moved the branch meanwhile, the edit is applied again
     * on the new head: no commit is lost, and of two writers of the same file the later one wins.
     *
     * @return the commit; unchanged, the head, when the branch has all of it already
     * @throws UpstreamException when the upstream does not take it; then nothing is written here either
     */
    public Outcome<Committed> edit(Level level, Edit edit) {
        var written = writer.write(level, files -> {
            for (var path : edit.deletes()) {
                if (!files.contains(path)) {
                    return Outcome.refused(
                            Reason.UNKNOWN_PATH, "There is no file '" + level.folder() + path + "' to delete.");
                }
            }
            return Outcome.done(edit);
        });
        local.git().autoGC(NullProgressMonitor.INSTANCE);
        return written;
    }

    /**
     * Cuts a stage's branch from the default branch. A branch of that name becomes the stage's as it is.
     *
     * @throws InvalidPathException when the name cannot be a branch
     * @throws UpstreamException when the upstream does not take it
     */
    public Outcome<Committed> createStage(String stage) {
        return writer.cutStage(ResourcePaths.name("stage", stage));
    }

    /** Whether a branch is a stage's: no push deletes it. */
    public boolean isStage(String name) {
        return local.branches().isStage(name);
    }

    /** Forgets which other branches were stages'. They stay, and may then be deleted by a push. */
    public void keepStages(Collection<String> stages) {
        local.branches().keepStages(stages);
    }

    /**
     * Adds a service to stages: its folder with {@code metadata.yaml}. Stages that have it stay as they are.
     *
     * @return the commit per stage, in the order given; the first stage without a branch refuses, those before it are done
     * @throws UpstreamException when the upstream does not take it
     */
    public Outcome<Map<String, Committed>> createService(String service, Collection<String> stages) {
        var commits = new LinkedHashMap<String, Committed>();
        var metadata = MetadataFiles.ofService(service, settings.time().instant());
        for (var stage : stages) {
            var written = writeOnce(Level.service(stage, service), metadata, "Create service " + service);
            if (written instanceof Refused<Committed> refused) {
                return refused.as();
            }
            commits.put(stage, written.value().orElseThrow());
        }
        return Outcome.done(commits);
    }

    /** Removes a service's folder from one stage; the history keeps it. */
    public Outcome<Committed> deleteService(String stage, String service) {
        var level = Level.service(stage, service);
        return writer.write(
                level,
                files -> files.isEmpty()
                        ? noFolder(level)
                        : Outcome.done(Edit.delete(files, "Delete service " + service)));
    }

    /** Writes the project's {@code metadata.yaml} unless there is one. */
    Outcome<Committed> markProject() {
        var metadata = MetadataFiles.ofProject(project(), settings.time().instant());
        return writeOnce(Level.project(), metadata, "Create project " + project());
    }

    LocalRepository local() {
        return local;
    }

    Origin origin() {
        return origin;
    }

    private Outcome<Committed> writeOnce(Level level, byte[] metadata, String message) {
        return writer.write(
                level,
                files -> Outcome.done(
                        files.contains(MetadataFiles.NAME)
                                ? Edit.write(Map.of(), message)
                                : Edit.write(MetadataFiles.NAME, metadata, message)));
    }

    private static <T> Outcome<T> noFolder(Level level) {
        return Outcome.refused(Reason.UNKNOWN_PATH, "There is no folder '" + level.folder() + "' on the branch.");
    }

    private String branch(Level level) {
        return level.branch(defaultBranch());
    }
}
