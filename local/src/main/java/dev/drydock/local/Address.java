package dev.drydock.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that tells other programs of the same user where this one listens; it is there while this one runs. */
record Address(Path file) implements AutoCloseable {
    static Address write(Path file, URI endpoint, Secret token, URI nats, Secret natsToken) {
        try {
            Files.writeString(
                    file,
                    "endpoint=%s%ntoken-file=%s%nnats=%s%nnats-token-file=%s%npid=%d%n"
                            .formatted(
                                    endpoint,
                                    token.file(),
                                    nats,
                                    natsToken.file(),
                                    ProcessHandle.current().pid()));
            return new Address(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file + ", but: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
