package dev.drydock.model.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of one branch, or of the folder that stands for it.
 *
 * @param branch shown before the paths; empty when they are shown alone
 * @param folder shown before each path: empty, or with a slash at the end
 * @param paths of every file, from the root
 * @param contents by path, of the files that have a {@link FileKind}
 */
public record Tree(String branch, String folder, Set<String> paths, Map<String, byte[]> contents) {
    public Tree {
        paths = Set.copyOf(paths);
        contents = Map.copyOf(contents);
    }

    /** Files of one branch under their own names. */
    public static Tree ofBranch(String branch, Set<String> paths, Map<String, byte[]> contents) {
        return new Tree(branch, "", paths, contents);
    }

    /** The same with a file written. */
    Tree with(String path, byte[] content) {
        var more = new HashSet<>(paths);
        more.add(path);
        if (FileKind.of(path).isEmpty()) {
            return new Tree(branch, folder, more, contents);
        }
        var changed = new HashMap<>(contents);
        changed.put(path, content);
        return new Tree(branch, folder, more, changed);
    }

    /** The folders of services: those with a file that only a service has, or with Keptn's metadata. */
    Set<String> services() {
        var services = new TreeSet<String>();
        for (var path : paths) {
            var slash = path.indexOf('/');
            if (slash > 0 && !path.startsWith(".") && isOfService(path.substring(slash + 1))) {
                services.add(path.substring(0, slash + 1));
            }
        }
        return services;
    }

    Map<String, byte[]> sortedContents() {
        return new TreeMap<>(contents);
    }

    private static boolean isOfService(String path) {
        return path.equals("metadata.yaml")
                || path.equals(FileKind.REMEDIATION.path())
                || path.equals(FileKind.SLO.path())
                || path.equals(FileKind.JOB_CONFIG.path())
                || path.endsWith("/" + FileKind.SLI.path());
    }
}
