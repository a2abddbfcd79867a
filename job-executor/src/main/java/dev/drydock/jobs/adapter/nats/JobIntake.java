package dev.drydock.jobs.adapter.nats;

import dev.drydock.jobs.application.JobAborts;
import dev.drydock.kit.nats.DeliveryBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes every task's triggered event; which are meant, the project's job config decides. */
@ApplicationScoped
class JobIntake {
    private final JobInbox inbox;
    private final JobAborts aborts;

    JobIntake(JobInbox inbox, JobAborts aborts) {
        this.inbox = inbox;
        this.aborts = aborts;
    }

    /** Past the inbox: it may be full of the very jobs that are to stop. */
    @Incoming("job-executor-aborts")
    Uni<Void> takeAborts(DeliveryBatch batch) {
        return aborts.abort(batch.events());
    }

    @Incoming("job-executor-tasks")
    Uni<Void> take(DeliveryBatch batch) {
        return inbox.accept(batch);
    }
}
