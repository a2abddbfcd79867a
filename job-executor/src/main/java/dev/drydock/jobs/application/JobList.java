package dev.drydock.jobs.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.domain.JobQueue;
import dev.drydock.jobs.domain.JobQueue.Waiting;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Jobs for people: those of a flow, or all that run and wait, each with its place in the queue. */
public final class JobList {
    private final JobStore store;
    private final JobQueue.Limits limits;

    public JobList(JobStore store, JobQueue.Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /**
     * A job.
     *
     * @param place in the queue of its executor, from 1 on; empty unless it waits
     */
    public record Listed(JobRecord job, Optional<Integer> place) {}

    /** The jobs of a flow, oldest first. */
    public Uni<List<Listed>> of(KeptnContext context) {
        return store.of(context).chain(jobs -> store.open().map(open -> listed(jobs, places(open))));
    }

    /** The jobs that have not ended, oldest first; at most a thousand. */
    public Uni<List<Listed>> open() {
        return store.open().map(open -> listed(open, places(open)));
    }

    private static List<Listed> listed(List<JobRecord> jobs, Map<String, Integer> places) {
        return jobs.stream()
                .map(job ->
                        new Listed(job, Optional.ofNullable(places.get(job.id().key()))))
                .toList();
    }

    private Map<String, Integer> places(List<JobRecord> open) {
        var runningOf = open.stream()
                .filter(job -> job.admitted().isPresent())
                .collect(Collectors.toMap(JobRecord::project, job -> 1, Integer::sum));
        var places = new HashMap<String, Integer>();
        open.stream()
                .collect(Collectors.groupingBy(JobRecord::machine))
                .values()
                .forEach(here -> {
                    var waiting = here.stream()
                            .filter(job -> job.admitted().isEmpty())
                            .map(JobList::waiting)
                            .toList();
                    var turns = JobQueue.turns(waiting, here.size() - waiting.size(), runningOf, limits);
                    var order = Stream.concat(turns.now().stream(), turns.later().stream())
                            .toList();
                    order.forEach(key -> places.put(key, 1 + order.indexOf(key)));
                });
        return places;
    }

    private static Waiting waiting(JobRecord job) {
        return new Waiting(job.id().key(), job.project(), job.id().task() > 0, job.claimed());
    }
}
