package dev.drydock.upstream;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files to write and to delete in one commit; paths are relative to the level it is applied to.
 *
 * @param writes path to new content
 * @param deletes paths of files that must be there
 * @param message the commit's message
 * @param author who it is by; empty for whoever commits here
 * @param base the commit at which its author saw the files; unless they are still the same, the edit is refused. Empty to
 *     write whatever is there
 */
public record Edit(
        Map<String, byte[]> writes,
        Set<String> deletes,
        String message,
        Optional<Author> author,
        Optional<String> base) {
    /**
     * Checks every path.
     *
     * @throws InvalidPathException when a path is refused, or both written and deleted
     */
    public Edit {
        writes = Map.copyOf(writes);
        deletes = Set.copyOf(deletes);
        writes.keySet().forEach(ResourcePaths::path);
        deletes.forEach(ResourcePaths::path);
        var both = new HashSet<>(writes.keySet());
        both.retainAll(deletes);
        for (var path : both) {
            throw new InvalidPathException("path", path, "it is both written and deleted");
        }
    }

    /** By whoever commits here, whatever is there. */
    public Edit(Map<String, byte[]> writes, Set<String> deletes, String message) {
        this(writes, deletes, message, Optional.empty(), Optional.empty());
    }

    /** Writes several files. */
    public static Edit write(Map<String, byte[]> files, String message) {
        return new Edit(files, Set.of(), message);
    }

    /** Writes one file. */
    public static Edit write(String path, byte[] content, String message) {
        return write(Map.of(path, content), message);
    }

    /** Deletes files; refused as a whole when one of them is not there. */
    public static Edit delete(Collection<String> paths, String message) {
        return new Edit(Map.of(), Set.copyOf(List.copyOf(paths)), message);
    }

    /** The same by somebody. */
    public Edit by(Author somebody) {
        return new Edit(writes, deletes, message, Optional.of(somebody), base);
    }

    /** The same for files as they were at a commit. */
    public Edit basedOn(Optional<String> commitId) {
        return new Edit(writes, deletes, message, author, commitId);
    }

    boolean isEmpty() {
        return writes.isEmpty() && deletes.isEmpty();
    }
}
