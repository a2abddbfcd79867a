package dev.drydock.jobs.application;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.jobs.domain.JobEnd;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Remembers which tasks nobody waits for any more; their jobs stop within seconds. */
public final class JobAborts {
    /** How a job ends that was stopped for this. */
    static final JobEnd END = new JobEnd.Aborted("its sequence was aborted or ran out of time, so it was stopped");

    /** The same for a job that had not begun. */
    static final JobEnd BEFORE =
            new JobEnd.Aborted("its sequence was aborted or ran out of time before it began, so it did not run");

    private final JobStore store;

    public JobAborts(JobStore store) {
        this.store = store;
    }

    /** Remembers what these events say of tasks that end early; completes when it is safe. */
    public Uni<Void> abort(List<KeptnEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .filter(event -> event.taskOf(EventKind.ABORTED).isPresent())
                .onItem()
                .transformToMultiAndConcatenate(event -> Multi.createFrom().optional(event.triggeredId()))
                .onItem()
                .transformToUniAndConcatenate(store::abort)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
