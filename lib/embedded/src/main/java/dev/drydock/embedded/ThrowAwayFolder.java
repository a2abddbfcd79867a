package dev.drydock.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder of one server. It names the JVM it belongs to, so that what a killed JVM left is swept by the next. */
record ThrowAwayFolder(Path path) {
    private static final String PREFIX = "drydock-server-";
    private static final String OWNER = "owner.pid";

    static ThrowAwayFolder create() {
        try {
            var parent = Path.of(System.getProperty("java.io.tmpdir"));
            sweep(parent);
            var path = Files.createTempDirectory(parent, PREFIX);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            new PidFile(path.resolve(OWNER)).write(ProcessHandle.current());
            return new ThrowAwayFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // somebody else was faster
        } catch (IOException | UncheckedIOException e) {
            throw new ServerFailed("Expected to delete " + path + ", but: " + e.getMessage(), e);
        }
    }

    private static void sweep(Path parent) throws IOException {
        for (var folder : children(parent)) {
            var owner = folder.resolve(OWNER);
            if (folder.getFileName().toString().startsWith(PREFIX)
                    && Files.isWritable(owner)
                    && new PidFile(owner).process().isEmpty()) {
                ChildProcesses.stopLeftovers(folder);
                new ThrowAwayFolder(folder).delete();
            }
        }
    }

    private static java.util.List<Path> children(Path folder) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.toList();
        }
    }
}
