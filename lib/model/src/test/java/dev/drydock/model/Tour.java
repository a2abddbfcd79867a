package dev.drydock.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of the self-healing tour, byte for byte as its readers get them. */
public final class Tour {
    private Tour() {}

    public static String read(String file) {
        try (var stream = Tour.class.getResourceAsStream("/tour/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
