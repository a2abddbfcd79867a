package dev.drydock.cli.follow;

import dev.drydock.cli.Pause;
import dev.drydock.cli.client.Job;
import dev.drydock.cli.client.JobsApi;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Prints what the jobs of a flow print, one job after the other. */
public final class JobLogFollower {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final JobsApi jobs;
    private final PrintWriter out;
    private final Pause pause;

    public JobLogFollower(JobsApi jobs, PrintWriter out, Pause pause) {
        this.jobs = jobs;
        this.out = out;
        this.pause = pause;
    }

    /**
     * Prints.
     *
     * @param follow whether to go on until no job of the flow runs or waits
     * @return how many jobs there were
     */
    public int print(String context, boolean follow) {
        int done = 0;
        while (true) {
            var known = jobs.list(context, "");
            if (done == known.size()) {
                return done;
            }
            print(known.get(done), context, follow);
            done++;
        }
    }

    private void print(Job first, String context, boolean follow) {
        out.println("== " + first.task() + " (" + first.action() + ")");
        long from = 0;
        var job = first;
        while (true) {
            var isOver = job.isOver(); // asked before the log: what comes later is still in it
            var log = jobs.log(job.id(), from).orElse(new byte[0]);
            from += log.length;
            out.print(new String(log, StandardCharsets.UTF_8));
            out.flush();
            if (isOver || !follow) {
                break;
            }
            pause.take(BETWEEN_LOOKS);
            var id = first.id();
            job = jobs.list(context, "").stream()
                    .filter(known -> known.id().equals(id))
                    .findFirst()
                    .orElse(job);
        }
        out.println("== " + first.task() + ": " + job.state() + (job.reason().isEmpty() ? "" : ": " + job.reason()));
    }
}
