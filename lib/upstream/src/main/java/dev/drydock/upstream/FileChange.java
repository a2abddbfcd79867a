package dev.drydock.upstream;

/**
 * What a commit did to a file.
 *
 * @param path relative to the level that was asked about
 */
public record FileChange(String path, Kind kind) {
    /** Compared with the commit before it. */
    public enum Kind {
        ADDED,
        CHANGED,
        DELETED
    }
}
