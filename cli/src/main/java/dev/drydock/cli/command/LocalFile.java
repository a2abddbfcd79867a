package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;

/** Reads what the user names on the command line. */
final class LocalFile {
    private LocalFile() {}

    static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw failure(
                    path,
                    "there is no such file",
                    "check the path; it is relative to " + Path.of("").toAbsolutePath());
        } catch (IOException e) {
            var why = Files.isDirectory(path) ? "it is a folder" : e.toString();
            throw failure(path, why, "name a file that you may read");
        }
    }

    /** Reads to the end. */
    static byte[] all(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "Expected to read standard input, but " + e.getMessage(), "pipe a file into it");
        }
    }

    static String base64(Path path) {
        return Base64.getEncoder().encodeToString(read(path));
    }

    private static CommandFailure failure(Path path, String why, String hint) {
        return new CommandFailure(ExitCode.USAGE, "Expected to read " + path + ", but " + why, hint);
    }
}
