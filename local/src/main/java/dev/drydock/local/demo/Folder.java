package dev.drydock.local.demo;

import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Makes and deletes folders. */
final class Folder {
    private Folder() {}

    static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ServerFailed("Expected to make " + folder + ", but: " + e.getMessage(), e);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ServerFailed("Expected to empty " + folder + ", but: " + e.getMessage(), e);
        }
    }
}
