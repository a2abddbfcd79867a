package dev.drydock.jobs.adapter.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;

/** Deletes what nobody needs any more. Links are deleted, never followed. */
final class FolderSweep {
    private FolderSweep() {}

    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Deletes the folders of actions in which nothing has happened since. */
    static void deleteOlder(Path root, Instant than) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (var runs = Files.list(root)) {
            for (var run : runs.toList()) {
                if (newest(run).isBefore(than)) {
                    delete(run);
                }
            }
        }
    }

    private static Instant newest(Path run) throws IOException {
        try (var files = Files.walk(run, 2)) {
            var newest = Instant.EPOCH;
            for (var file : files.toList()) {
                var changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant();
                newest = changed.isAfter(newest) ? changed : newest;
            }
            return newest;
        }
    }
}
