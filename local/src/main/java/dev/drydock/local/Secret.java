package dev.drydock.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret that is made once and kept in a file that only its owner reads. */
record Secret(Path file, String value) {
    private static final int BYTES = 24;

    static Secret in(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, generated() + "\n");
            }
            return new Secret(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to keep a secret in " + file + ", but: " + e.getMessage(), e);
        }
    }

    private static String generated() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "secret in " + file;
    }
}
