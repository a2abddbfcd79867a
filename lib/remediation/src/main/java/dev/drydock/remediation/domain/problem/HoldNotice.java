package dev.drydock.remediation.domain.problem;

import dev.drydock.events.Answer;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.TaskHold;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
        var data = Payload.of(life.report().scope())
                .with("problem", life.report().block().values())
                .with("problemId", life.id().value())
                .with("action", action(held))
                .with("approvalsNeeded", asking.needed())
                .with("until", asking.until().toString())
                .with("message", LifeWords.held(held));
        var labels = life.report().labels();
        return new KeptnEvent(
                life.id()
                        .event(
                                "%s %s %d".formatted(kind, held.question().askedBy(), held.index()),
                                ClosingNotice.SOURCE),
                ClosingNotice.SOURCE,
                new EventType.Other(EventType.PREFIX + kind),
                now,
                life.report().context(),
                Optional.empty(),
                Optional.empty(),
                labels.values().isEmpty() ? data : data.with("labels", labels.values()));
    }

    private static Map<String, Object> action(Held held) {
        var block = new LinkedHashMap<String, Object>();
        block.put("name", held.action().name());
        block.put("action", held.action().action());
        block.put("description", held.action().description());
        block.put("value", held.action().value());
        return block;
    }
}
