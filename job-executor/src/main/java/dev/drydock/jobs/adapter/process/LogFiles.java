package dev.drydock.jobs.adapter.process;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.drydock.jobs.domain.Masking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a job printed: raw while it runs, then one masked file. */
final class LogFiles {
    private static final int EXCERPT = 64 * 1024;

    private LogFiles() {}

    /** Makes the file that people may read, once. */
    static void complete(JobFolder folder, Masking masking) throws IOException {
        if (Files.exists(folder.log()) || !Files.isDirectory(folder.job())) {
            return;
        }
        var unfinished = folder.job().resolve("log.new");
        try (var out = Files.newOutputStream(unfinished);
                var in = running(folder)) {
            var copy = new MaskedCopy(masking, out);
            copy.copy(in);
            copy.finish();
        }
        Files.move(unfinished, folder.log(), ATOMIC_MOVE, REPLACE_EXISTING);
        Files.deleteIfExists(folder.raw());
        Files.deleteIfExists(folder.tail());
    }

    /** The log: as people may read it, or as it is so far. */
    static Optional<InputStream> open(JobFolder folder, boolean alsoUnmasked) throws IOException {
        if (Files.exists(folder.log())) {
            return Optional.of(Files.newInputStream(folder.log()));
        }
        return alsoUnmasked && Files.exists(folder.raw()) ? Optional.of(running(folder)) : Optional.empty();
    }

    /** The log's head and tail, as text. */
    static String excerpt(JobFolder folder) throws IOException {
        if (!Files.exists(folder.log())) {
            return "";
        }
        try (var log = new RandomAccessFile(folder.log().toFile(), "r")) {
            long size = log.length();
            if (size <= 2 * EXCERPT) {
                return read(log, 0, (int) size);
            }
            return read(log, 0, EXCERPT)
                    + "\n[… %,d bytes left out …]\n".formatted(size - 2 * EXCERPT)
                    + read(log, size - EXCERPT, EXCERPT);
        }
    }

    private static String read(RandomAccessFile file, long from, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static InputStream running(JobFolder folder) throws IOException {
        var parts = new ArrayList<InputStream>();
        addIfThere(parts, folder.header());
        addIfThere(parts, folder.raw());
        if (Files.exists(folder.tail()) && Files.size(folder.tail()) == Wrapper.TAIL_BYTES) {
            parts.add(
                    new ByteArrayInputStream("\n[… the job printed more than is kept; what stood here is left out …]\n"
                            .getBytes(StandardCharsets.UTF_8)));
        }
        addIfThere(parts, folder.tail());
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private static void addIfThere(List<InputStream> parts, Path file) throws IOException {
        if (Files.exists(file)) {
            parts.add(Files.newInputStream(file));
        }
    }
}
