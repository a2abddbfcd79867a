package dev.drydock.upstream;

import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Makes the commit of an edit on top of another, in memory and the object store; no branch is touched. */
final class EditCommit {
    private final Repository git;
    private final RepositorySettings settings;

    EditCommit(Repository git, RepositorySettings settings) {
        this.git = git;
        this.settings = settings;
    }

    /**
     * Applies an edit.
     *
     * @param parent the commit to build on; the zero id to begin a history
     * @param folder what the edit's paths are relative to: empty, or with a slash at the end
     * @return the new commit, or the parent when the edit changes nothing
     */
    Outcome<ObjectId> on(ObjectId parent, String folder, Edit edit) {
        try (var objects = git.newObjectInserter();
                var walk = new RevWalk(git)) {
            var isFirst = parent.equals(ObjectId.zeroId());
            var before = isFirst
                    ? ObjectId.zeroId()
                    : walk.parseCommit(parent).getTree().getId();
            var index = isFirst ? DirCache.newInCore() : DirCache.read(walk.getObjectReader(), before);
            var refused = conflict(index, folder, edit);
            if (refused.isPresent()) {
                return refused.get().as();
            }
            apply(index, folder, edit, objects);
            if (index.getEntryCount() > settings.limits().files()) {
                return tooManyFiles(index.getEntryCount());
            }
            var tree = index.writeTree(objects);
            return Outcome.done(tree.equals(before) ? parent : commit(objects, tree, parent, edit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectId commit(ObjectInserter objects, ObjectId tree, ObjectId parent, Edit edit) throws IOException {
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        if (!parent.equals(ObjectId.zeroId())) {
            commit.setParentId(parent);
        }
        var now = settings.time().instant();
        commit.setAuthor(edit.author().orElse(settings.author()).at(now));
        commit.setCommitter(settings.author().at(now));
        commit.setMessage(edit.message());
        var id = objects.insert(commit);
        objects.flush();
        return id;
    }

    private void apply(DirCache index, String folder, Edit edit, ObjectInserter objects) throws IOException {
        var editor = index.editor();
        for (var write : edit.writes().entrySet()) {
            editor.add(new FileWrite(folder + write.getKey(), objects.insert(Constants.OBJ_BLOB, write.getValue())));
        }
        edit.deletes().forEach(path -> editor.add(new DirCacheEditor.DeletePath(folder + path)));
        editor.finish();
    }

    /** Git would silently replace a folder by a file of the same name, and the other way round. */
    private Optional<Refused<ObjectId>> conflict(DirCache index, String folder, Edit edit) {
        for (var write : edit.writes().entrySet()) {
            var path = folder + write.getKey();
            if (write.getValue().length > settings.limits().fileBytes()) {
                return Optional.of(new Refused<>(
                        Reason.TOO_LARGE,
                        "'" + path + "' has " + write.getValue().length + " bytes; at most "
                                + settings.limits().fileBytes() + " are taken."));
            }
            if (index.getEntriesWithin(path).length > 0 && index.getEntry(path) == null) {
                return Optional.of(new Refused<>(Reason.NOT_A_FILE, "'" + path + "' is a folder; name a file in it."));
            }
            for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (index.getEntry(path.substring(0, slash)) != null) {
                    return Optional.of(new Refused<>(
                            Reason.NOT_A_FILE,
                            "'" + path.substring(0, slash) + "' is a file; it cannot be the folder of '" + path
                                    + "'."));
                }
            }
        }
        return Optional.empty();
    }

    private Outcome<ObjectId> tooManyFiles(int files) {
        return Outcome.refused(
                Reason.TOO_LARGE,
                "The branch would have " + files + " files; at most "
                        + settings.limits().files() + " are taken.");
    }

    private static final class FileWrite extends DirCacheEditor.PathEdit {
        private final ObjectId content;

        FileWrite(String path, ObjectId content) {
            super(path);
            this.content = content;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            if (!FileMode.EXECUTABLE_FILE.equals(entry.getRawMode())) {
                entry.setFileMode(FileMode.REGULAR_FILE);
            }
            entry.setObjectId(content);
        }
    }
}
