package dev.drydock.upstream;

import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Applies edits to branches. An edit that lost the race for the head is applied again on the new one; the lock only
 * keeps the writers of this process from racing each other.
 */
final class BranchWriter {
    private static final int LONGEST_PAUSE_MILLIS = 20;
    /** Whoever fetches before each push loses to somebody who only pushes, for as long as that goes on. */
    private static final Duration PERSISTENCE = Duration.ofSeconds(60);

    private final Branches branches;
    private final CommitReader reader;
    private final Layout layout;
    private final EditCommit commits;
    private final BaseCheck bases;
    private final Origin origin;
    private final ReentrantLock writing = new ReentrantLock();

    BranchWriter(LocalRepository local, EditCommit commits, Origin origin) {
        this.branches = local.branches();
        this.reader = local.reader();
        this.layout = local.layout();
        this.commits = commits;
        this.bases = new BaseCheck(local.git(), local.commitIds());
        this.origin = origin;
    }

    /**
     * Writes to a level.
     *
     * @param rule makes the edit from the files of the level as they are at the head that is built on
     */
    Outcome<Committed> write(Level level, Function<List<String>, Outcome<Edit>> rule) {
        var branch = layout.branch(level);
        var attempt = 1;
        writing.lock();
        try {
            for (var until = System.nanoTime() + PERSISTENCE.toNanos(); System.nanoTime() < until; attempt++) {
                var head = headOrRefreshed(branch);
                if (head.equals(ObjectId.zeroId()) && !branch.equals(branches.defaultBranch())) {
                    return unknownBranch(branch);
                }
                var commit = commitOn(head, layout.folder(level), rule);
                if (commit instanceof Refused<ObjectId> refused) {
                    return refused.as();
                }
                var id = commit.value().orElseThrow();
                if (id.equals(head) || origin.publish(branch, head, id)) {
                    return Outcome.done(new Committed(id.name(), branch, !id.equals(head)));
                }
                pause(attempt);
                origin.refresh();
            }
        } finally {
            writing.unlock();
        }
        throw UpstreamException.conflict(branch, origin.url().orElse("the project"), attempt);
    }

    /** Cuts a branch for a stage from the default branch; a branch that is there becomes the stage's as it is. */
    Outcome<Committed> cutStage(String stage) {
        writing.lock();
        try {
            var there = headOrRefreshed(stage);
            var from = headOrRefreshed(branches.defaultBranch());
            if (from.equals(ObjectId.zeroId()) && there.equals(ObjectId.zeroId())) {
                return unknownBranch(branches.defaultBranch());
            }
            var isNew = there.equals(ObjectId.zeroId()) && origin.publish(stage, ObjectId.zeroId(), from);
            if (!isNew) {
                origin.refresh();
            }
            var head = branches.head(stage).orElseThrow();
            branches.markStage(stage, head);
            return Outcome.done(new Committed(head.name(), stage, isNew));
        } finally {
            writing.unlock();
        }
    }

    private ObjectId headOrRefreshed(String branch) {
        var head = branches.head(branch);
        if (head.isEmpty()) {
            origin.refresh();
            head = branches.head(branch);
        }
        return head.orElse(ObjectId.zeroId());
    }

    private Outcome<ObjectId> commitOn(ObjectId head, String folder, Function<List<String>, Outcome<Edit>> rule) {
        var files = head.equals(ObjectId.zeroId()) ? List.<String>of() : reader.files(head, folder);
        var edit = rule.apply(files);
        if (edit instanceof Refused<Edit> refused) {
            return refused.as();
        }
        var wanted = edit.value().orElseThrow();
        var refusal = bases.refusal(head, folder, wanted);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return wanted.isEmpty() ? Outcome.done(head) : commits.on(head, folder, wanted);
    }

    /** Whoever holds the branch's lock file needs a moment; two that lost to each other should not meet again. */
    private static void pause(int attempt) {
        var longest = Math.min(LONGEST_PAUSE_MILLIS, 1 << Math.min(attempt, 10));
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextInt(1, 1000 * longest)));
    }

    private static Outcome<Committed> unknownBranch(String branch) {
        return Outcome.refused(Reason.UNKNOWN_BRANCH, "There is no branch '" + branch + "'.");
    }
}
