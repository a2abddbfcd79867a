package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events that come in one by one, told to the rules. */
abstract class Telling {
    final RemediationSide side = new RemediationSide(RemediationLoopTest.file("A B"));
    final TinyEngine events = new TinyEngine(side, List.of(), Optional.empty());

    EventId triggered(String source) {
        return tell(source, "remediation", problem("OPEN"));
    }

    EventId tell(String source, String sequence, Payload problem) {
        var event = events.event(
                source,
                new EventType.OfSequence("production", sequence, EventKind.TRIGGERED),
                Optional.empty(),
                Payload.of(TinyEngine.SCOPE).with("problem", problem.values()));
        var unique = new EventId(event.id() + "-" + side.now);
        side.hear(new KeptnEvent(
                unique,
                event.source(),
                event.type(),
                event.time(),
                TinyEngine.CONTEXT,
                Optional.empty(),
                Optional.empty(),
                event.data()));
        return unique;
    }

    void finished(EventId run, Result result, Status status, String message) {
        side.hear(events.event(
                "shipyard-controller",
                new EventType.OfSequence("production", "remediation", EventKind.FINISHED),
                Optional.of(run),
                Payload.of(TinyEngine.SCOPE).with(result, status).with("message", message)));
    }

    KeptnEvent ask(int index) {
        return finishedOf(
                side.hear(event("get-action", problem("OPEN"), Map.of("get-action", Map.of("actionIndex", index)))));
    }

    KeptnEvent event(String task, Payload problem) {
        return event(task, problem, Map.of());
    }

    KeptnEvent event(String task, Payload problem, Map<String, Object> more) {
        var data = Payload.of(TinyEngine.SCOPE).with("problem", problem.values());
        for (var entry : more.entrySet()) {
            data = data.with(entry.getKey(), entry.getValue());
        }
        var event = events.event("shipyard-controller", EventType.taskTriggered(task), Optional.empty(), data);
        return new KeptnEvent(
                new EventId(event.id() + "-" + side.now),
                event.source(),
                event.type(),
                event.time(),
                TinyEngine.CONTEXT,
                Optional.empty(),
                Optional.empty(),
                data);
    }

    static KeptnEvent finishedOf(List<KeptnEvent> said) {
        return said.stream()
                .filter(event -> event.taskOf(EventKind.FINISHED).isPresent())
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    static Payload problem(String state) {
        return new Payload(Map.of("problemTitle", "slow", "State", state));
    }
}
