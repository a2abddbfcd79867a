package dev.drydock.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What differs between two commits of a branch. */
record BranchDifference(List<String> written, List<String> deleted, List<String> links) {
    /**
     * Compares.
     *
     * @param before the zero id for a branch that is new
     */
    static BranchDifference between(Repository git, ObjectId before, ObjectId after) {
        var difference = new BranchDifference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (var commits = new RevWalk(git);
                var files = new TreeWalk(git)) {
            if (before.equals(ObjectId.zeroId())) {
                files.addTree(new EmptyTreeIterator());
            } else {
                files.addTree(commits.parseCommit(before).getTree());
            }
            files.addTree(commits.parseCommit(after).getTree());
            files.setRecursive(true);
            files.setFilter(TreeFilter.ANY_DIFF);
            while (files.next()) {
                difference.add(files.getPathString(), files.getFileMode(1));
            }
            return difference;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String path, FileMode now) {
        if (FileMode.MISSING.equals(now)) {
            deleted.add(path);
        } else if (CommitReader.isFile(now)) {
            written.add(path);
        } else {
            links.add(path);
        }
    }
}
