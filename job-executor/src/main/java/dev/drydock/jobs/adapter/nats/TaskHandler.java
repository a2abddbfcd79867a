package dev.drydock.jobs.adapter.nats;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.jobs.application.JobAnswers;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Any task's triggered event: whether a job answers it, only the project's job config tells. */
public final class TaskHandler implements EventHandler {
    private final JobAnswers answers;

    public TaskHandler(JobAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return answers.concerns(event);
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
