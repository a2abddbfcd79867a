package dev.drydock.upstream;

import dev.drydock.upstream.Outcome.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds the commit an id or its abbreviation means. Only commits some branch leads to count: what a refused push or a
 * rewritten branch left behind is unknown.
 */
final class CommitIds {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{7,40}");
    private static final int REMEMBERED = 2000;

    private final Repository git;
    private final Set<ObjectId> reachable = Collections.newSetFromMap(Collections.synchronizedMap(bounded()));

    CommitIds(Repository git) {
        this.git = git;
    }

    Outcome<ObjectId> find(String id) {
        var hex = id.toLowerCase(Locale.ROOT);
        if (!HEX.matcher(hex).matches()) {
            return unknown(id, "is not a commit id; use its 40 hexadecimal digits, or at least the first 7");
        }
        if (ObjectId.isId(hex) && reachable.contains(ObjectId.fromString(hex))) {
            return Outcome.done(ObjectId.fromString(hex));
        }
        return findReachable(id, hex);
    }

    /** After a branch was rewritten or removed. */
    void forget() {
        reachable.clear();
    }

    private Outcome<ObjectId> findReachable(String id, String hex) {
        try (var walk = new RevWalk(git)) {
            var matches = walk.getObjectReader().resolve(AbbreviatedObjectId.fromString(hex)).stream()
                    .filter(candidate -> isReachable(walk, candidate))
                    .map(ObjectId::copy)
                    .toList();
            if (matches.size() != 1) {
                return unknown(id, matches.isEmpty() ? "is on no branch" : "is the beginning of several commits' ids");
            }
            reachable.add(matches.get(0));
            return Outcome.done(matches.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReachable(RevWalk walk, ObjectId candidate) {
        try {
            var commit = walk.parseAny(candidate);
            return commit instanceof RevCommit found && walk.isMergedIntoAny(found, heads());
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Ref> heads() throws IOException {
        return git.getRefDatabase().getRefsByPrefix(Constants.R_HEADS);
    }

    private static Outcome<ObjectId> unknown(String id, String why) {
        return Outcome.refused(Reason.UNKNOWN_COMMIT, "Commit '" + Texts.printable(id) + "' " + why + ".");
    }

    private static Map<ObjectId, Boolean> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ObjectId, Boolean> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
