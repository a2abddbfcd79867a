package dev.drydock.cli.lint;

import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies in a folder; paths are relative to it, with slashes.
 *
 * @param shown what is shown before a path: empty, or with a slash at the end
 * @param paths of every file
 * @param contents of the files that may have a meaning
 * @param checkout what Git says, if this is the root of a checkout
 */
record Folder(String shown, TreeSet<String> paths, TreeMap<String, byte[]> contents, Optional<Checkout> checkout) {
    /** @param branch empty when no branch is checked out, or it cannot be told */
    record Checkout(Optional<String> branch) {}

    /** A folder below, as if it were all there is. */
    Folder below(String name) {
        var root = name + "/";
        var paths = new TreeSet<String>();
        this.paths.stream()
                .filter(path -> path.startsWith(root))
                .forEach(path -> paths.add(path.substring(root.length())));
        var contents = new TreeMap<String, byte[]>();
        this.contents.forEach((path, content) -> {
            if (path.startsWith(root)) {
                contents.put(path.substring(root.length()), content);
            }
        });
        return new Folder(shown + root, paths, contents, Optional.empty());
    }

    /** The same without the files below a folder. */
    Folder without(String name) {
        var paths = new TreeSet<>(this.paths);
        paths.removeIf(path -> path.startsWith(name + "/"));
        var contents = new TreeMap<>(this.contents);
        contents.keySet().removeIf(path -> path.startsWith(name + "/"));
        return new Folder(shown, paths, contents, checkout);
    }

    /** The names of the folders in it. */
    TreeSet<String> folders() {
        var folders = new TreeSet<String>();
        paths.forEach(path -> {
            var slash = path.indexOf('/');
            if (slash > 0) {
                folders.add(path.substring(0, slash));
            }
        });
        return folders;
    }

    boolean has(String path) {
        return contents.containsKey(path);
    }

    boolean hasBelow(String folder) {
        return contents.keySet().stream().anyMatch(path -> path.startsWith(folder + "/"));
    }
}
