package dev.drydock.jobs.application;

import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.LogCut;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.domain.Telling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What people may read of a job's log while it grows. Every operation blocks. */
final class LiveLog {
    private final LogStore logs;
    private final JobId job;
    private final LogStore.Shown shown;
    private Telling telling;

    LiveLog(LogStore logs, JobId job, Masking masking, Instant now) {
        this.logs = logs;
        this.job = job;
        this.telling = Telling.from(now);
        try {
            this.shown = logs.show(job, masking);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A piece of the log to tell.
     *
     * @param to where in the log it ends, in bytes
     */
    record Piece(long to, String text) {}

    /** Shows what has come; from time to time there is something to tell. */
    synchronized Optional<Piece> advance(Instant now) {
        try {
            long size = shown.advance();
            telling = telling.leavingOut(shown.headerSize());
            if (!telling.isDue(now, size)) {
                return Optional.empty();
            }
            long from = telling.from(size);
            var text = LogCut.printable(read(from, (int) (size - from)));
            var isCut = telling.isCut(size);
            telling = telling.told(now, size);
            return text.isEmpty() ? Optional.empty() : Optional.of(new Piece(size, (isCut ? "…" : "") + text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The job has ended: its log is complete. Head and tail of it. */
    synchronized String finish() {
        try {
            shown.finish();
            return logs.excerpt(job);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void close() {
        try {
            shown.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(long from, int length) throws IOException {
        try (var in = logs.open(job, from).orElseThrow()) {
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
    }
}
