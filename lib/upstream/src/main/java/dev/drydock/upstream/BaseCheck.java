package dev.drydock.upstream;

import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Whether the files of an edit are still as its author saw them. Others on the branch may have changed. */
final class BaseCheck {
    private final Repository git;
    private final CommitIds commitIds;
    private final HistoryReader history;

    BaseCheck(Repository git, CommitIds commitIds) {
        this.git = git;
        this.commitIds = commitIds;
        this.history = new HistoryReader(git);
    }

    /** Why the edit must not be applied, if it must not: who changed which file meanwhile. */
    Optional<Refused<ObjectId>> refusal(ObjectId head, String folder, Edit edit) {
        if (edit.base().isEmpty()) {
            return Optional.empty();
        }
        var base = commitIds.find(edit.base().get());
        if (base instanceof Refused<ObjectId> unknown) {
            return Optional.of(unknown);
        }
        var seen = base.value().orElseThrow();
        var paths = new TreeSet<>(edit.writes().keySet());
        paths.addAll(edit.deletes());
        for (var path : paths) {
            var now = file(head, folder + path);
            if (!now.equals(file(seen, folder + path)) && !now.equals(wanted(edit, path))) {
                return Optional.of(new Refused<>(Reason.CHANGED_MEANWHILE, told(head, folder, path, now)));
            }
        }
        return Optional.empty();
    }

    /** A writer whose answer got lost asks for what is there already. */
    private static ObjectId wanted(Edit edit, String path) {
        var content = edit.writes().get(path);
        try (var formatter = new ObjectInserter.Formatter()) {
            return content == null ? ObjectId.zeroId() : formatter.idFor(Constants.OBJ_BLOB, content);
        }
    }

    private ObjectId file(ObjectId commit, String path) {
        if (commit.equals(ObjectId.zeroId())) {
            return ObjectId.zeroId();
        }
        try (var commits = new RevWalk(git);
                var file =
                        TreeWalk.forPath(git, path, commits.parseCommit(commit).getTree())) {
            return file == null ? ObjectId.zeroId() : file.getObjectId(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String told(ObjectId head, String folder, String path, ObjectId now) {
        var what = now.equals(ObjectId.zeroId()) ? "deleted" : "changed";
        var by = head.equals(ObjectId.zeroId())
                ? ""
                : history.read(head, new HistoryReader.Files(folder, path, ""), 0, 1).stream()
                        .findFirst()
                        .map(BaseCheck::by)
                        .orElse("");
        return "'%s' was %s meanwhile%s. Nothing was written: look at what changed, and write again on top of it."
                .formatted(folder + path, what, by);
    }

    private static String by(Revision newest) {
        return " by %s at %s in commit %s (%s)"
                .formatted(
                        Texts.printable(newest.author().name()),
                        newest.time(),
                        newest.commitId().substring(0, 7),
                        Texts.printable(newest.message().lines().findFirst().orElse("no message")));
    }
}
