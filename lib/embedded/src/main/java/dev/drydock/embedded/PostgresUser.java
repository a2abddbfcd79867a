package dev.drydock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as: it refuses root, so for root it runs as {@code nobody}, or, where nobody cannot reach its
 * folders, in a user namespace in which root is nobody.
 *
 * @param prefix what stands before its command lines
 * @param uid who owns its data
 */
record PostgresUser(List<String> prefix, int uid) {
    private static final int NOBODY = 65534;
    private static final int ROOT = 0;
    private static final int KEEP = -1;

    static PostgresUser whoReaches(Path... folders) {
        if (!OsUser.isRoot()) {
            return new PostgresUser(List.of(), KEEP);
        }
        var setpriv = program("setpriv");
        var unshare = program("unshare");
        if (!setpriv.isEmpty() && Arrays.stream(folders).allMatch(PostgresUser::isReachable)) {
            var asNobody = List.of(setpriv, "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
            return new PostgresUser(asNobody, NOBODY);
        }
        if (!unshare.isEmpty()) {
            return new PostgresUser(List.of(unshare, "-U"), ROOT);
        }
        throw new ServerFailed(
                "PostgreSQL refuses to run as root, and neither 'setpriv' nor 'unshare' is here to run it "
                        + "as somebody else. Install util-linux, or start Drydock as another user.");
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Makes the user own a file or a whole folder. */
    void own(Path path) throws IOException {
        if (uid == KEEP) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.toList()) {
                Files.setAttribute(file, "unix:uid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean isReachable(Path folder) {
        try {
            for (var parent = folder.toRealPath(); parent != null; parent = parent.getParent()) {
                if (!Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String program(String name) {
        return Stream.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/")
                .map(folder -> folder + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
    }
}
