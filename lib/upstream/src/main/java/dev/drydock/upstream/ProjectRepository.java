package dev.drydock.upstream;

import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        this.revisions = new Revisions(local, origin);
        this.writer = new BranchWriter(local, new EditCommit(local.git(), settings), origin);
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

    /** Where its stages have their files. */
    public StageLayout layout() {
        return local.layout().now();
    }

    /**
     * The commit that each stage is at, whether or not a shipyard names the stage: every branch but the default one, or
     * every folder.
     */
    public Map<String, String> stages() {
        var heads = new TreeMap<String, String>();
        if (layout() == StageLayout.BRANCHES) {
            heads.putAll(heads());
            heads.remove(defaultBranch());
            return heads;
        }
        local.branches().head(defaultBranch()).ifPresent(head -> {
            for (var path : local.reader().files(head, StageLayout.STAGES)) {
                var slash = path.indexOf('/');
                if (slash > 0) {
                    heads.put(path.substring(0, slash), head.name());
                }
            }
        });
        return heads;
    }

    /** Every branch, by name. */
    public List<String> branches() {
        return local.branches().names();
    }

    /** The commit that each branch is at, as it is here; no upstream is asked. */
    public Map<String, String> heads() {
        return local.branches().heads();
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
     * Fetches from the upstream if the last fetch is some seconds old; not for a while, if that failed.
     *
     * @throws UpstreamException when nothing was fetched yet and the upstream cannot be reached
     */
    public void refreshIfDue() {
        origin.refreshIfDue();
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
        var content = local.reader().content(commit, folder(level) + path);
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
        var paths = files(level, commit);
        if (paths.isEmpty() && !folder(level).isEmpty()) {
            return noFolder(level);
        }
        return Outcome.done(
                new Listing(paths, commit.name(), branch(level), freshness().isStale()));
    }

    /**
     * Who changed the files of a level, or one of them, newest first.
     *
     * @param path the only file, relative to the level; empty for all. It need not be there any more
     * @param commitId as in {@link #read}
     * @param skip how many to leave out
     * @param atMost the largest page
     * @throws InvalidPathException when the path is refused
     * @throws UpstreamException when nothing was fetched yet and the upstream cannot be reached
     */
    public Outcome<History> history(
            Level level, Optional<String> path, @Nullable String commitId, int skip, int atMost) {
        path.ifPresent(ResourcePaths::path);
        var found = revisions.find(level, commitId);
        if (found instanceof Refused<ObjectId> refused) {
            return refused.as();
        }
        var head = found.value().orElseThrow();
        var files = new HistoryReader.Files(
                folder(level), path.orElse(""), isBesideStages(level) ? StageLayout.STAGES : "");
        var read = new HistoryReader(local.git()).read(head, files, skip, atMost + 1);
        return Outcome.done(new History(
                read.subList(0, Math.min(atMost, read.size())),
                head.name(),
                branch(level),
                read.size() > atMost,
                freshness().isStale()));
    }

    /**
     * Writes and deletes files of a level in one commit. When others moved the branch meanwhile, the edit is applied again
     * on the new head: no commit is lost, and of two writers of the same file the later one wins, unless its edit says on
     * which version it is based.
     *
     * @return the commit; unchanged, the head, when the branch has all of it already
     * @throws UpstreamException when the upstream does not take it; then nothing is written here either
     */
    public Outcome<Committed> edit(Level level, Edit edit) {
        var written = writer.write(level, files -> {
            for (var path : edit.deletes()) {
                if (!files.contains(path)) {
                    return Outcome.refused(
                            Reason.UNKNOWN_PATH, "There is no file '" + folder(level) + path + "' to delete.");
                }
            }
            return Outcome.done(edit);
        });
        local.git().autoGC(NullProgressMonitor.INSTANCE);
        return written;
    }

    /**
     * Cuts a stage's branch from the default branch, or makes its folder there. What is there becomes the stage's as it is.
     *
     * @throws InvalidPathException when the name cannot be a branch
     * @throws UpstreamException when the upstream does not take it
     */
    public Outcome<Committed> createStage(String stage) {
        ResourcePaths.name("stage", stage);
        if (layout() == StageLayout.BRANCHES) {
            return writer.cutStage(stage);
        }
        var metadata = MetadataFiles.ofStage(stage, settings.time().instant());
        var written = writeOnce(Level.stage(stage), metadata, "Create stage " + stage);
        written.value().ifPresent(commit -> local.branches().markStage(stage, ObjectId.fromString(commit.commitId())));
        return written;
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
    Outcome<Committed> markProject(StageLayout layout) {
        var metadata = MetadataFiles.ofProject(project(), settings.time().instant(), layout);
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

    /** The project's own files do not contain those of its stages. */
    private List<String> files(Level level, ObjectId commit) {
        var paths = local.reader().files(commit, folder(level));
        return isBesideStages(level)
                ? paths.stream()
                        .filter(path -> !path.startsWith(StageLayout.STAGES))
                        .toList()
                : paths;
    }

    private boolean isBesideStages(Level level) {
        return layout() == StageLayout.DIRECTORIES && level.stage().isEmpty();
    }

    private String folder(Level level) {
        return local.layout().folder(level);
    }

    private <T> Outcome<T> noFolder(Level level) {
        return Outcome.refused(Reason.UNKNOWN_PATH, "There is no folder '" + folder(level) + "' on the branch.");
    }

    private String branch(Level level) {
        return local.layout().branch(level);
    }
}
