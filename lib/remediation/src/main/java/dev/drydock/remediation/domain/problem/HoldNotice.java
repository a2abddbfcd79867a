package dev.drydock.remediation.domain.problem;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.TaskHold;
import dev.drydock.remediation.domain.action.ActionBlock;
import java.time.Instant;
import java.util.Optional;

/** What the world is told about an action that is held. */
final class HoldNotice {
    private HoldNotice() {}

    /** {@code get-action.status.changed} with {@code data.hold}: the engine lets others go before, and waits longer. */
    static KeptnEvent held(Answer said, Held held, Instant now) {
        var hold =
                new TaskHold(held.reason(), held.until(), Optional.of(held.by().guard()));
        return said.held(now, "hold " + now, LifeWords.held(held), hold);
    }

    /** {@code problem.approval-requested}, once per request: chat tools tell people by it. */
    static KeptnEvent approvalRequested(ProblemLife life, Held held, Instant now) {
        var kind = "problem.approval-requested";
        var asking = held.asking().orElseThrow();
        var data = ProblemNotice.about(life)
                .with("action", ActionBlock.of(held.action()))
                .with("approvalsNeeded", asking.needed())
                .with("until", asking.until().toString())
                .with("message", LifeWords.held(held));
        var request = "%s %s %d %s".formatted(kind, held.question().askedBy(), held.index(), asking.since());
        return ProblemNotice.event(life, life.id().event(request, ClosingNotice.SOURCE), kind, now, data);
    }
}
