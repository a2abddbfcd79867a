package dev.drydock.upstream;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;

/**
 * The branches an upstream shows.
 *
 * @param defaultBranch the one its HEAD points to; empty when it has no commits
 * @param branches every one, by name
 */
public record Branching(Optional<String> defaultBranch, List<String> branches) {
    public Branching {
        branches = List.copyOf(branches);
    }

    static Branching of(FetchConnection connection) {
        var branches = connection.getRefs().stream()
                .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
                .toList();
        var names = branches.stream()
                .map(ref -> Repository.shortenRefName(ref.getName()))
                .sorted()
                .toList();
        var head = connection.getRef(Constants.HEAD);
        if (head == null) {
            return new Branching(Optional.empty(), names);
        }
        if (head.isSymbolic()) {
            return new Branching(
                    Optional.of(Repository.shortenRefName(head.getTarget().getName())), names);
        }
        return new Branching(
                branches.stream()
                        .filter(ref -> head.getObjectId().equals(ref.getObjectId()))
                        .map(ref -> Repository.shortenRefName(ref.getName()))
                        .findFirst(),
                names);
    }
}
