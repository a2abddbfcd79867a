package dev.drydock.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Where stores write, and what a flush costs there: the least that a durable commit takes. */
public record Disk(String fileSystem, double flushMillis, double slowFlushMillis) {
    private static final int FLUSHES = 300;
    private static final int PAGE = 8192;

    public static Disk under(Path folder) {
        try {
            var nanos = new long[FLUSHES];
            var file = Files.createTempFile(folder, "flush", "");
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (var i = 0; i < FLUSHES; i++) {
                    var begin = System.nanoTime();
                    channel.write(ByteBuffer.allocate(PAGE));
                    channel.force(false);
                    nanos[i] = System.nanoTime() - begin;
                }
            } finally {
                Files.delete(file);
            }
            var times = Distribution.ofNanos(nanos);
            return new Disk(Files.getFileStore(folder).type(), times.millis(50), times.millis(99));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s; writing 8 KiB and flushing it takes %.1f ms (p50), %.1f ms (p99)",
                fileSystem,
                flushMillis,
                slowFlushMillis);
    }
}
