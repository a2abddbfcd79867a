package dev.drydock.jobs.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Folders of jobs. Links are deleted, never followed. */
public final class Folders {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Folders() {}

    /** Makes a folder that is only ours, and its parents, unless it is there. */
    public static Path createPrivate(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, PRIVATE);
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
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

    /**
     * Deletes the folders in this one in which nothing has happened since, nor in the folders right in them.
     *
     * @param ours which names are those of such folders; whatever else is there stays
     */
    public static void deleteOlder(Path root, Instant than, Predicate<String> ours) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (var runs = Files.list(root)) {
            for (var run : runs.toList()) {
                if (ours.test(run.getFileName().toString()) && newest(run).isBefore(than)) {
                    delete(run);
                }
            }
        }
    }

    /** How many bytes a folder's files take on the disk, as far as they can be read; counting ends above the limit. */
    public static long size(Path folder, long limit) throws IOException {
        var size = new long[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                size[0] += attributes.size();
                return size[0] > limit ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException changed) {
                return FileVisitResult.CONTINUE;
            }
        });
        return size[0];
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
