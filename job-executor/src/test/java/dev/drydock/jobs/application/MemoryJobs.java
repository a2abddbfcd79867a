package dev.drydock.jobs.application;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobQueue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jobs that are forgotten with the test. */
public final class MemoryJobs implements JobStore {
    private final Map<String, JobRecord> jobs = new ConcurrentHashMap<>();
    private final Set<EventId> aborted = ConcurrentHashMap.newKeySet();

    @Override
    public Uni<JobRecord> claim(JobRecord fresh) {
        return Uni.createFrom().item(() -> {
            jobs.putIfAbsent(fresh.id().key(), fresh);
            return jobs.get(fresh.id().key());
        });
    }

    @Override
    public Uni<Integer> admit(JobRecord job, JobQueue.Limits limits, Duration limit) {
        return Uni.createFrom().item(() -> {
            synchronized (jobs) {
                var open = jobs.values().stream()
                        .filter(known -> known.ended().isEmpty())
                        .toList();
                var running = open.stream()
                        .filter(known -> known.admitted().isPresent())
                        .collect(Collectors.toMap(JobRecord::project, known -> 1, Integer::sum));
                var waiting = open.stream()
                        .filter(known -> known.admitted().isEmpty())
                        .map(known -> new JobQueue.Waiting(
                                known.id().key(), known.project(), known.id().task() > 0, known.claimed()))
                        .toList();
                var turns = JobQueue.turns(
                        waiting, running.values().stream().mapToInt(n -> n).sum(), running, limits);
                var key = job.id().key();
                if (jobs.get(key).admitted().isEmpty() && !turns.now().contains(key)) {
                    return 1 + turns.later().indexOf(key);
                }
                jobs.computeIfPresent(key, (same, old) -> with(old, old.started(), old.ended(), Instant.now()));
                return 0;
            }
        });
    }

    @Override
    public Uni<List<JobRecord>> open() {
        return Uni.createFrom()
                .item(() -> jobs.values().stream()
                        .filter(job -> job.ended().isEmpty())
                        .toList());
    }

    @Override
    public Uni<Void> started(JobId job, Instant at, StartedJob where) {
        return change(job, old -> with(old, Optional.of(old.started().orElse(at)), old.ended()));
    }

    @Override
    public Uni<Void> ended(JobId job, JobRecord.Ended ended) {
        return change(
                job, old -> with(old, old.started(), Optional.of(old.ended().orElse(ended))));
    }

    @Override
    public Uni<Void> abort(EventId triggered) {
        return Uni.createFrom().voidItem().invoke(() -> aborted.add(triggered));
    }

    @Override
    public Uni<Boolean> isAborted(EventId triggered) {
        return Uni.createFrom().item(() -> aborted.contains(triggered));
    }

    @Override
    public Uni<List<JobRecord>> of(KeptnContext context) {
        return Uni.createFrom()
                .item(() -> jobs.values().stream()
                        .filter(job -> job.context().equals(context))
                        .toList());
    }

    @Override
    public Uni<Optional<JobRecord>> find(String key) {
        return Uni.createFrom().item(() -> Optional.ofNullable(jobs.get(key)));
    }

    @Override
    public Uni<Void> forget(Duration olderThan) {
        return Uni.createFrom().voidItem();
    }

    public List<JobRecord> all() {
        return List.copyOf(jobs.values());
    }

    private Uni<Void> change(JobId job, UnaryOperator<JobRecord> change) {
        return Uni.createFrom()
                .item(() -> jobs.computeIfPresent(job.key(), (key, old) -> change.apply(old)))
                .replaceWithVoid();
    }

    private static JobRecord with(JobRecord old, Optional<Instant> started, Optional<JobRecord.Ended> ended) {
        return with(old, started, ended, old.admitted().orElse(null));
    }

    private static JobRecord with(
            JobRecord old, Optional<Instant> started, Optional<JobRecord.Ended> ended, @Nullable Instant admitted) {
        return new JobRecord(
                old.id(),
                old.context(),
                old.project(),
                old.action(),
                old.task(),
                old.machine(),
                old.namespace(),
                old.claimed(),
                Optional.ofNullable(admitted),
                started,
                ended);
    }
}
