package dev.drydock.jobs.adapter.nats;

import dev.drydock.kit.nats.DeliveryBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes every task's triggered event; which are meant, the project's job config decides. */
@ApplicationScoped
class JobIntake {
    private final JobInbox inbox;

    JobIntake(JobInbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("job-executor-aborts")
    Uni<Void> takeAborts(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    @Incoming("job-executor-tasks")
    Uni<Void> take(DeliveryBatch batch) {
        return inbox.accept(batch);
    }
}
