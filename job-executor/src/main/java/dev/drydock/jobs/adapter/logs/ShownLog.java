package dev.drydock.jobs.adapter.logs;

import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.domain.Masking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The log without secrets. It only grows: whoever begins anew after a crash writes the same bytes over those that are
 * there.
 */
final class ShownLog implements LogStore.Shown {
    /** What people may read. */
    static final String FILE = "log";

    /** There once all of the log is masked and the rest is deleted. */
    private static final String DONE = "done";

    private static final String GAP = "\n[… the job printed more than is kept; what stood here is left out …]\n";

    private final Path folder;
    private final FileChannel out;
    private final MaskedCopy copy;
    private final boolean isDone;
    private boolean headerCopied;
    private long headerSize;
    private long rawCopied;

    ShownLog(Path folder, Masking masking) throws IOException {
        this.folder = folder;
        this.isDone = Files.exists(folder.resolve(DONE));
        this.out = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.copy = new MaskedCopy(masking, Channels.newOutputStream(out));
    }

    @Override
    public long advance() throws IOException {
        if (isDone) {
            return out.size();
        }
        if (!headerCopied) {
            copyFrom(LogStore.HEADER, 0);
            headerCopied = true;
            headerSize = out.position();
        }
        rawCopied = copyFrom(LogStore.RAW, rawCopied);
        return out.position();
    }

    @Override
    public long headerSize() {
        return headerSize;
    }

    @Override
    public void finish() throws IOException {
        var tail = folder.resolve(LogStore.TAIL);
        if (isDone) {
            // whoever died in between has left them, or brought them here anew
            Files.deleteIfExists(folder.resolve(LogStore.RAW));
            Files.deleteIfExists(tail);
            return;
        }
        advance();
        if (Files.exists(tail) && Files.size(tail) == LogStore.TAIL_BYTES) {
            copy.copy(new ByteArrayInputStream(GAP.getBytes(StandardCharsets.UTF_8)));
        }
        copyFrom(LogStore.TAIL, 0);
        copy.finish();
        out.truncate(out.position());
        Files.write(folder.resolve(DONE), new byte[0]);
        Files.deleteIfExists(folder.resolve(LogStore.RAW));
        Files.deleteIfExists(tail);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Where the copy has come to. */
    private long copyFrom(String file, long position) throws IOException {
        var source = folder.resolve(file);
        if (!Files.exists(source)) {
            return position;
        }
        try (var channel = FileChannel.open(source)) {
            channel.position(position);
            copy.copy(Channels.newInputStream(channel));
            return channel.position();
        }
    }
}
