package dev.drydock.jobs.adapter.nats;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.jobs.application.JobAnswers;
import dev.drydock.jobs.domain.PlaceFilter;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Any task's triggered event: whether a job answers it, only the project's job config tells. */
public final class TaskHandler implements EventHandler {
    private final PlaceFilter filter;
    private final JobAnswers answers;

    /** @param filter whose tasks are ours; those of other places are left alone */
    public TaskHandler(PlaceFilter filter, JobAnswers answers) {
        this.filter = filter;
        this.answers = answers;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return answers.concerns(event)
                && event.data().scope().filter(filter::accepts).isPresent();
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        return answers.answer(event).map(last -> Commit.sending(last.toArray(KeptnEvent[]::new)));
    }

    @Override
    public String source() {
        return JobAnswers.SOURCE;
    }

    /** Silence where nothing was promised: the task may well be somebody else's. */
    @Override
    public List<KeptnEvent> giveUp(KeptnEvent event, String reason, Instant now) {
        return answers.owesAnEnd(event) ? List.of(new Answer(event, source()).errored(now, reason)) : List.of();
    }
}
