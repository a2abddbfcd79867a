package dev.drydock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Installs Debian packages, where this process is root on Debian or Ubuntu; never starts the services they bring. */
final class DebianPackages {
    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final Path START_POLICY = Path.of("/usr/sbin/policy-rc.d");
    private static final int MINUTES = 5;
    private static boolean updated;

    private DebianPackages() {}

    static boolean isPossible() {
        return OsUser.isRoot() && Files.isExecutable(APT);
    }

    /** Installs one package; the answer is empty when it worked, else what apt-get said. */
    static synchronized String install(String name) {
        var withoutUpdate = updated ? "not tried" : aptInstall(name);
        if (withoutUpdate.isEmpty()) {
            return "";
        }
        if (!updated) {
            run(List.of(APT.toString(), "-q", "update"));
            updated = true;
        }
        return aptInstall(name);
    }

    private static String aptInstall(String name) {
        var forbidding = forbidServiceStarts();
        try {
            return run(List.of(APT.toString(), "-q", "install", "-y", "--no-install-recommends", name));
        } finally {
            if (forbidding) {
                allowServiceStarts();
            }
        }
    }

    /** Debian asks this script before it starts a service of a new package; 101 means no. */
    private static boolean forbidServiceStarts() {
        try {
            if (Files.exists(START_POLICY)) {
                return false;
            }
            Files.writeString(START_POLICY, "#!/bin/sh\nexit 101\n");
            Files.setPosixFilePermissions(START_POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void allowServiceStarts() {
        try {
            Files.deleteIfExists(START_POLICY);
        } catch (IOException e) {
            throw new ServerFailed("Expected to remove " + START_POLICY + ", but: " + e.getMessage(), e);
        }
    }

    private static String run(List<String> command) {
        try {
            var log = Files.createTempFile("drydock-apt", ".log");
            try {
                var builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
                builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
                var process = builder.start();
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.destroy();
                    return "it took longer than " + MINUTES + " minutes";
                }
                return process.exitValue() == 0 ? "" : Files.readString(log).strip();
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            return e.getMessage();
        } catch (InterruptedException e) {
            throw ServerFailed.interrupted("apt-get");
        }
    }
}
