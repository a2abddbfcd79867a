package dev.drydock.remediation.application;

import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.remediation.domain.problem.ActionAsked;
import dev.drydock.remediation.domain.problem.ClosingNotice;
import dev.drydock.remediation.domain.problem.GraceTimes;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;

/** Answers {@code get-action}: gathers what guards look at, then lets the rules decide under the locks. */
public record GetActionHandler(ProblemStore problems, OutsideFacts facts, GraceTimes grace, InstantSource clock)
        implements EventHandler {
    @Override
    public String source() {
        return ClosingNotice.SOURCE;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.taskOf(EventKind.TRIGGERED).filter("get-action"::equals).isPresent()
                && event.context().isPresent();
    }

    @Override
    public Uni<Commit> handle(KeptnEvent triggered) {
        return triggered
                .data()
                .scope()
                .map(scope -> handle(triggered, scope))
                .orElseGet(() -> Uni.createFrom().item(placeless(triggered)));
    }

    private Uni<Commit> handle(KeptnEvent triggered, Scope scope) {
        var context = triggered.context().orElseThrow();
        return facts.of(context, scope, triggered.gitCommitId())
                .map(outside -> problems.changeGuarded(
                        context,
                        scope,
                        OutsideFacts.looksBack(outside),
                        (known, ledger) -> new ActionAsked(known, triggered, outside, ledger, grace).decide()));
    }

    private Commit placeless(KeptnEvent triggered) {
        var now = clock.instant();
        var answer = new Answer(triggered, source());
        return Commit.sending(
                answer.started(now),
                answer.errored(
                        now, "cannot tell whose remediation.yaml to read: data needs project, stage and service"));
    }
}
