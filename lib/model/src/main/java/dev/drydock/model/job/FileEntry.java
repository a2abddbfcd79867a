package dev.drydock.model.job;

/** An entry under {@code files}: a file of the service, or a folder with all that is in it; written with or without slashes around. */
public record FileEntry(String written) {
    /** Whether a file of the service is meant. */
    public boolean includes(String path) {
        var wanted = plain(written);
        var file = plain(path);
        return wanted.isEmpty() || file.equals(wanted) || file.startsWith(wanted + "/");
    }

    /** A path without what users write around it. */
    public static String plain(String path) {
        return path.replaceFirst("^(\\.?/+)+", "").replaceFirst("/+$", "");
    }
}
