package dev.drydock.jobs.application;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.jobs.domain.JobEnd;
import io.smallrye.mutiny.Uni;

/** Remembers which tasks nobody waits for any more; their jobs stop within seconds. */
public final class JobAborts {
    /** How a job ends that was stopped for this. */
    static final JobEnd END = new JobEnd.Aborted("its sequence was aborted, so it was stopped");

    /** The same for a job that had not begun. */
    static final JobEnd BEFORE = new JobEnd.Aborted("its sequence was aborted before it began, so it did not run");

    private final JobStore store;

    public JobAborts(JobStore store) {
        this.store = store;
    }

    /** Whether the event is one that ends a task early. */
    public boolean concerns(KeptnEvent event) {
        return event.taskOf(EventKind.ABORTED).isPresent()
                && event.triggeredId().isPresent();
    }

    /** Remembers it; completes when it is safe. */
    public Uni<Void> abort(KeptnEvent event) {
        return store.abort(event.triggeredId().orElseThrow());
    }
}
