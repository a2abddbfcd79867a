package dev.drydock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who this process runs as. */
final class OsUser {
    private OsUser() {}

    static boolean isRoot() {
        try {
            var self = Path.of("/proc/self");
            return Files.exists(self)
                    ? Files.getAttribute(self, "unix:uid").equals(0)
                    : System.getProperty("user.name").equals("root");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
