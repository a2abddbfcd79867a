package dev.drydock.jobs.application;

import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.Masking;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What jobs print: raw while they run, and beside that what people may read, without secrets. Long logs keep their head
 * and their last megabyte. All operations block.
 */
public interface LogStore {
    /** What we say before the job says anything: a file in {@link #folder}. */
    String HEADER = "header";

    /** What the job printed, up to the limit: a file in {@link #folder}. */
    String RAW = "raw";

    /** The last megabyte of what the limit cut off: a file in {@link #folder}. */
    String TAIL = "tail";

    /** How much of the end is kept of a log that is too long, in bytes. */
    long TAIL_BYTES = 1024 * 1024;

    /** How many bytes of a log are kept, besides its last megabyte. */
    long limit();

    /**
     * The job's own folder, private to us; it is made if it is not there. A runtime whose jobs can write files themselves
     * has them write {@link #RAW} and {@link #TAIL} in it; others use {@link #write}.
     */
    Path folder(JobId job) throws IOException;

    /** Sets what stands before the log. */
    void header(JobId job, String text) throws IOException;

    /**
     * Takes what the job prints, from its beginning on: whoever attaches to a running job again writes all of it again.
     * Written bytes can be read at once; the tail of a long log when the stream is closed.
     */
    OutputStream write(JobId job) throws IOException;

    /** Makes what people may read of a log that still grows. One per job and executor. */
    Shown show(JobId job, Masking masking) throws IOException;

    /** What people may read, from this byte on, as far as it is there; empty if there is no log. */
    Optional<InputStream> open(JobId job, long from) throws IOException;

    /** Head and tail of what people may read, as text. */
    String excerpt(JobId job) throws IOException;

    /** Deletes the folders in which nothing has happened for so long. */
    void forget(Duration olderThan) throws IOException;

    /** Copies a log without its secrets, a piece at a time. */
    interface Shown extends Closeable {
        /**
         * Copies what has come since.
         *
         * @return the bytes that can be read now, from the log's beginning on
         */
        long advance() throws IOException;

        /** How many of those bytes are what we say, before what the job says. */
        long headerSize();

        /** The job has ended: copies the rest, and deletes what is not masked. Does nothing if that was done before. */
        void finish() throws IOException;
    }
}
