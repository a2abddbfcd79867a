package dev.drydock.upstream;

import dev.drydock.upstream.FileChange.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.NotTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Reads who changed what from the objects; no work tree, no lock. */
final class HistoryReader {
    private final Repository git;

    HistoryReader(Repository git) {
        this.git = git;
    }

    /**
     * Which files a history is of.
     *
     * @param folder what paths are shown relative to: empty, or with a slash at the end
     * @param path of the only file, relative to the folder; empty for all of them
     * @param without a folder whose files do not count: empty for none
     */
    record Files(String folder, String path, String without) {
        TreeFilter differing() {
            var wanted = folder + path;
            if (!wanted.isEmpty()) {
                return AndTreeFilter.create(PathFilter.create(wanted), TreeFilter.ANY_DIFF);
            }
            return without.isEmpty()
                    ? TreeFilter.ANY_DIFF
                    : AndTreeFilter.create(NotTreeFilter.create(PathFilter.create(without)), TreeFilter.ANY_DIFF);
        }
    }

    /** The commits that lead to one and changed such files, newest first. */
    List<Revision> read(ObjectId head, Files files, int skip, int atMost) {
        try (var walk = new RevWalk(git)) {
            walk.setTreeFilter(files.differing());
            walk.setRewriteParents(false);
            walk.markStart(walk.parseCommit(head));
            for (var skipped = 0; skipped < skip; skipped++) {
                if (walk.next() == null) {
                    return List.of();
                }
            }
            var found = new ArrayList<Revision>();
            for (var commit = walk.next(); commit != null; commit = walk.next()) {
                found.add(revision(commit, files));
                if (found.size() == atMost) {
                    break;
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Revision revision(RevCommit commit, Files files) throws IOException {
        var changes = changes(commit, files);
        var author = commit.getAuthorIdent();
        return new Revision(
                commit.name(),
                commit.getParentCount() == 0
                        ? Optional.empty()
                        : Optional.of(commit.getParent(0).name()),
                new Author(author.getName(), author.getEmailAddress()),
                Instant.ofEpochMilli(author.getWhenAsInstant().toEpochMilli()),
                commit.getFullMessage().strip(),
                changes.stream().limit(History.MOST_CHANGES).toList(),
                changes.size());
    }

    private List<FileChange> changes(RevCommit commit, Files files) throws IOException {
        try (var parents = new RevWalk(git);
                var both = new TreeWalk(git)) {
            if (commit.getParentCount() == 0) {
                both.addTree(new EmptyTreeIterator());
            } else {
                both.addTree(parents.parseCommit(commit.getParent(0)).getTree());
            }
            both.addTree(parents.parseCommit(commit).getTree());
            both.setRecursive(true);
            both.setFilter(files.differing());
            var changes = new ArrayList<FileChange>();
            while (both.next()) {
                changes.add(new FileChange(
                        both.getPathString().substring(files.folder().length()), kind(both)));
            }
            return changes;
        }
    }

    private static Kind kind(TreeWalk both) {
        if (both.getRawMode(0) == 0) {
            return Kind.ADDED;
        }
        return both.getRawMode(1) == 0 ? Kind.DELETED : Kind.CHANGED;
    }
}
