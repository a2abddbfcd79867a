package dev.drydock.upstream;

import java.util.List;

/**
 * The files of a level at a commit.
 *
 * @param paths relative to the level, in Git's order, folders descended into; a stage's contain those of its services
 * @param commitId full id of the commit they were listed at
 * @param branch the branch of the level
 * @param stale true when the upstream did not answer and this is what was fetched last
 */
public record Listing(List<String> paths, String commitId, String branch, boolean stale) {
    public Listing {
        paths = List.copyOf(paths);
    }
}
