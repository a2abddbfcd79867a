package dev.drydock.jobs.adapter.process;

import dev.drydock.jobs.domain.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The files of a job. The tasks of an action share {@code /keptn}; each has a folder of its own for what we need to know.
 *
 * <pre>
 *   &lt;action run&gt;/keptn, home, tmp
 *   &lt;action run&gt;/001/pid         exists once the job has begun: process id, and its start in clock ticks
 *   &lt;action run&gt;/001/exit        exists once the command has ended: its exit code
 *   &lt;action run&gt;/001/overdue     exists once the job was stopped because it took too long
 *   &lt;action run&gt;/001/header      what we say before the job says anything
 *   &lt;action run&gt;/001/raw, tail   what it printed, and the last of what the limit cut off
 *   &lt;action run&gt;/001/log         what people may read
 * </pre>
 */
record JobFolder(Path run, Path job) {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    static JobFolder of(Path root, JobId id) {
        var run = root.resolve(id.folder());
        return new JobFolder(run, run.resolve("%03d".formatted(id.task() + 1)));
    }

    void create() throws IOException {
        Files.createDirectories(run.getParent());
        for (var folder : new Path[] {run, keptn(), home(), tmp(), job}) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, PRIVATE);
            }
        }
    }

    /** What the job sees as {@code /keptn}. */
    Path keptn() {
        return run.resolve("keptn");
    }

    Path home() {
        return run.resolve("home");
    }

    Path tmp() {
        return run.resolve("tmp");
    }

    Path pid() {
        return job.resolve("pid");
    }

    Path exit() {
        return job.resolve("exit");
    }

    Path overdue() {
        return job.resolve("overdue");
    }

    Path header() {
        return job.resolve("header");
    }

    Path raw() {
        return job.resolve("raw");
    }

    Path tail() {
        return job.resolve("tail");
    }

    Path log() {
        return job.resolve("log");
    }

    Path output() {
        return job.resolve("output.json");
    }
}
