package dev.drydock.jobs.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose turn it is. An action that has begun goes on first; then the project with the fewest running jobs; then whoever
 * has waited longest. A project that is at its limit waits without being in the way of others.
 */
public final class JobQueue {
    private JobQueue() {}

    /**
     * How many jobs may run.
     *
     * @param jobs of this executor
     * @param jobsOfProject of one project, on all executors
     */
    public record Limits(int jobs, int jobsOfProject) {
        public Limits {
            if (jobs < 1 || jobsOfProject < 1) {
                throw new IllegalArgumentException("at least one job must be allowed to run");
            }
        }
    }

    /**
     * A job that waits.
     *
     * @param goesOn whether earlier tasks of its action have run
     */
    public record Waiting(String key, String project, boolean goesOn, Instant since) {}

    /**
     * Who waits, in the order in which their turns come.
     *
     * @param now those who may run now
     * @param later the others; places may change when jobs end
     */
    public record Turns(List<String> now, List<String> later) {
        public Turns {
            now = List.copyOf(now);
            later = List.copyOf(later);
        }
    }

    /**
     * The rule itself.
     *
     * @param running how many jobs run here
     * @param runningOf how many run of a project, everywhere
     */
    public static Turns turns(List<Waiting> waiting, int running, Map<String, Integer> runningOf, Limits limits) {
        var left = new ArrayList<>(waiting);
        var of = new HashMap<>(runningOf);
        var now = new ArrayList<String>();
        while (running + now.size() < limits.jobs()) {
            var next = left.stream()
                    .filter(job -> of.getOrDefault(job.project(), 0) < limits.jobsOfProject())
                    .min(order(of));
            if (next.isEmpty()) {
                break;
            }
            take(next.get(), left, of, now);
        }
        var later = new ArrayList<String>();
        while (!left.isEmpty()) {
            take(left.stream().min(order(of)).orElseThrow(), left, of, later);
        }
        return new Turns(now, later);
    }

    private static void take(Waiting job, List<Waiting> left, Map<String, Integer> of, List<String> to) {
        left.remove(job);
        of.merge(job.project(), 1, Integer::sum);
        to.add(job.key());
    }

    private static Comparator<Waiting> order(Map<String, Integer> of) {
        return Comparator.comparing(Waiting::goesOn)
                .reversed()
                .thenComparing(job -> of.getOrDefault(job.project(), 0))
                .thenComparing(Waiting::since)
                .thenComparing(Waiting::key);
    }
}
