package dev.drydock.upstream;

import dev.drydock.upstream.Outcome.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** Reads files of commits by object; no work tree, no lock. */
final class CommitReader {
    private final Repository git;
    private final ContentCache cache;
    private final int largestFile;

    CommitReader(Repository git, ContentCache cache, int largestFile) {
        this.git = git;
        this.cache = cache;
        this.largestFile = largestFile;
    }

    /** The file's bytes, shared with the cache. */
    Outcome<byte[]> content(ObjectId commit, String path) {
        return cache.get(commit, path, () -> load(commit, path));
    }

    /** Every file below a folder (empty, or with a slash at the end), relative to it, folders descended into. */
    List<String> files(ObjectId commit, String folder) {
        try (var commits = new RevWalk(git);
                var files = new TreeWalk(git)) {
            files.addTree(commits.parseCommit(commit).getTree());
            files.setRecursive(true);
            if (!folder.isEmpty()) {
                files.setFilter(PathFilter.create(folder));
            }
            var found = new ArrayList<String>();
            while (files.next()) {
                if (isFile(files.getFileMode()) && files.getPathString().startsWith(folder)) {
                    found.add(files.getPathString().substring(folder.length()));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome<byte[]> load(ObjectId commit, String path) {
        try (var commits = new RevWalk(git);
                var file =
                        TreeWalk.forPath(git, path, commits.parseCommit(commit).getTree())) {
            if (file == null) {
                return Outcome.refused(
                        Reason.UNKNOWN_PATH, "There is no file '" + path + "' at commit " + commit.name() + ".");
            }
            return isFile(file.getFileMode()) ? bytes(file, path) : notAFile(file.getFileMode(), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome<byte[]> bytes(TreeWalk file, String path) throws IOException {
        var object = file.getObjectReader().open(file.getObjectId(0));
        if (object.getSize() > largestFile) {
            return Outcome.refused(
                    Reason.TOO_LARGE,
                    "'" + path + "' has " + object.getSize() + " bytes; at most " + largestFile + " are read.");
        }
        return Outcome.done(object.getBytes(largestFile));
    }

    private static Outcome<byte[]> notAFile(FileMode mode, String path) {
        if (FileMode.TREE.equals(mode)) {
            return Outcome.refused(Reason.NOT_A_FILE, "'" + path + "' is a folder; name a file in it.");
        }
        var kind = FileMode.SYMLINK.equals(mode) ? "a symbolic link" : "a submodule";
        return Outcome.refused(
                Reason.NOT_A_FILE, "'" + path + "' is " + kind + ", which is not followed; commit the file itself.");
    }

    static boolean isFile(FileMode mode) {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }
}
