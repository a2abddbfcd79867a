package dev.drydock.jobs.adapter.nats;

import dev.drydock.events.KeptnEvent;
import dev.drydock.jobs.application.JobAborts;
import dev.drydock.jobs.application.JobAnswers;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** A task that nobody waits for any more: the job that it may have is stopped by whoever follows it. */
public final class AbortHandler implements EventHandler {
    private final JobAborts aborts;

    public AbortHandler(JobAborts aborts) {
        this.aborts = aborts;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return aborts.concerns(event);
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        return aborts.abort(event).replaceWith(Commit.nothing());
    }

    @Override
    public String source() {
        return JobAnswers.SOURCE;
    }

    @Override
    public List<KeptnEvent> giveUp(KeptnEvent event, String reason, Instant now) {
        return List.of();
    }
}
