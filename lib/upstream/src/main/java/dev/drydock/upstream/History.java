package dev.drydock.upstream;

import java.util.List;

/**
 * A page of the commits that changed a level or a file in it, newest first.
 *
 * @param commitId the commit that the history leads to; ask for further pages at it
 * @param isMore whether there are older ones
 * @param stale true when the upstream did not answer and this is what was fetched last
 */
public record History(List<Revision> revisions, String commitId, String branch, boolean isMore, boolean stale) {
    /** How many files of a commit are listed. */
    public static final int MOST_CHANGES = 100;

    public History {
        revisions = List.copyOf(revisions);
    }
}
