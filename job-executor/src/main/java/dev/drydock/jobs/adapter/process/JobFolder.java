package dev.drydock.jobs.adapter.process;

import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a job. The tasks of an action share {@code /keptn}; each has a folder of its own for what we need to know,
 * in which its log lies, too.
 *
 * <pre>
 *   &lt;action run&gt;/keptn, home, tmp
 *   &lt;action run&gt;/001/pid         exists once the job has begun: process id, and its start in clock ticks
 *   &lt;action run&gt;/001/exit        exists once the command has ended: its exit code
 *   &lt;action run&gt;/001/overdue     exists once the job was stopped because it took too long
 *   &lt;action run&gt;/001/overfull    exists once the job was stopped because it wrote too much
 *   &lt;action run&gt;/001/cancelled   exists once the job was stopped because nobody waits for it
 * </pre>
 */
record JobFolder(Path run, Path job) {
    static JobFolder of(Path root, JobId id) {
        var job = root.resolve(id.path());
        return new JobFolder(job.getParent(), job);
    }

    void create() throws IOException {
        Files.createDirectories(run.getParent());
        for (var folder : new Path[] {run, keptn(), home(), tmp(), job}) {
            Folders.createPrivate(folder);
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

    Path overfull() {
        return job.resolve("overfull");
    }

    Path cancelled() {
        return job.resolve("cancelled");
    }

    Path raw() {
        return job.resolve(LogStore.RAW);
    }

    /** The task's output, put aside so that the next task of the action begins without one. */
    Path output() {
        return job.resolve("output.json");
    }
}
