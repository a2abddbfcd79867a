package dev.drydock.remediation.application;

import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.remediation.domain.problem.ClosingNotice;
import dev.drydock.remediation.domain.problem.SequenceNews;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;

/** Follows the sequences that work on problems. */
public record SequenceHandler(ProblemStore problems, SequenceNews news, InstantSource clock) implements EventHandler {
    @Override
    public String source() {
        return ClosingNotice.SOURCE;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return SequenceNews.concerns(event);
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        var context = event.context().orElseThrow();
        var scope = event.data().scope().orElseThrow();
        return Uni.createFrom().item(problems.change(context, scope, known -> news.on(known, event, clock.instant())));
    }
}
