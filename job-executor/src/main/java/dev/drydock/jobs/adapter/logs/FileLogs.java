package dev.drydock.jobs.adapter.logs;

import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Logs as files.
 *
 * <pre>
 *   &lt;action run&gt;/001/header      what we say before the job says anything
 *   &lt;action run&gt;/001/raw, tail   what it printed, and the last of what the limit cut off
 *   &lt;action run&gt;/001/log         what people may read
 *   &lt;action run&gt;/001/done        exists once that is all, and the rest is deleted
 * </pre>
 */
public final class FileLogs implements LogStore {
    private static final int EXCERPT = 32 * 1024;

    private final Path root;
    private final long limit;
    private final InstantSource clock;

    /** @param limit bytes of a log that are kept, besides its last megabyte */
    public FileLogs(Path root, long limit, InstantSource clock) {
        this.root = root.toAbsolutePath().normalize();
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public long limit() {
        return limit;
    }

    @Override
    public Path folder(JobId job) throws IOException {
        var folder = root.resolve(job.path());
        Files.createDirectories(root);
        Folders.createPrivate(folder.getParent());
        return Folders.createPrivate(folder);
    }

    @Override
    public void header(JobId job, String text) throws IOException {
        Files.writeString(folder(job).resolve(HEADER), text);
    }

    @Override
    public OutputStream write(JobId job) throws IOException {
        return new RawLog(folder(job), limit);
    }

    @Override
    public Shown show(JobId job, Masking masking) throws IOException {
        return new ShownLog(folder(job), masking);
    }

    @Override
    public Optional<InputStream> open(JobId job, long from) throws IOException {
        var log = shown(job);
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        var channel = Files.newByteChannel(log);
        channel.position(Math.min(from, channel.size()));
        return Optional.of(Channels.newInputStream(channel));
    }

    @Override
    public String excerpt(JobId job) throws IOException {
        if (!Files.exists(shown(job))) {
            return "";
        }
        try (var log = new RandomAccessFile(shown(job).toFile(), "r")) {
            long size = log.length();
            if (size <= 2 * EXCERPT) {
                return read(log, 0, (int) size);
            }
            return read(log, 0, EXCERPT)
                    + "\n[… %,d bytes left out …]\n".formatted(size - 2 * EXCERPT)
                    + read(log, size - EXCERPT, EXCERPT);
        }
    }

    @Override
    public void forget(Duration olderThan) throws IOException {
        Folders.deleteOlder(root, clock.instant().minus(olderThan), JobId::isFolder);
    }

    private Path shown(JobId job) {
        return root.resolve(job.path()).resolve(ShownLog.FILE);
    }

    private static String read(RandomAccessFile file, long from, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
