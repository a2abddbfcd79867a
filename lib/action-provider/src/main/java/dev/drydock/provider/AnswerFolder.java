package dev.drydock.provider;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.NameUuid;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Answers as files, each written whole or not at all. */
final class AnswerFolder implements AnswerMemory {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final EventCodec codec = new EventCodec();

    AnswerFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            forget(FileTime.from(Instant.now().minus(KEPT)));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to keep answers in " + folder + ", but: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<KeptnEvent> finished(EventId triggered) {
        var file = fileOf(triggered);
        try {
            return Files.exists(file) && codec.decode(Files.readAllBytes(file)) instanceof Decoded.Valid valid
                    ? Optional.of(valid.event())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(EventId triggered, KeptnEvent finished) {
        var file = fileOf(triggered);
        var whole = folder.resolve(file.getFileName() + ".new");
        try {
            Files.write(whole, codec.encode(finished));
            try (var channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An id is free text of another party: no part of a path. */
    private Path fileOf(EventId triggered) {
        return folder.resolve(NameUuid.of(triggered.value()) + SUFFIX);
    }

    private void forget(FileTime before) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(before) < 0) {
                    Files.delete(file);
                }
            }
        }
    }
}
