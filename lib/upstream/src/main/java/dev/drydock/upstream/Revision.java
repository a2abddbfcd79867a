package dev.drydock.upstream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A commit of a history: who changed what, when and why.
 *
 * @param parent the commit before it, to compare with; of a merge the first; empty for the first of a repository
 * @param time when its author made it
 * @param changes by path, at most {@link History#MOST_CHANGES}
 * @param changed how many files it changed, also those that are not listed
 */
public record Revision(
        String commitId,
        Optional<String> parent,
        Author author,
        Instant time,
        String message,
        List<FileChange> changes,
        int changed) {
    public Revision {
        changes = List.copyOf(changes);
    }
}
