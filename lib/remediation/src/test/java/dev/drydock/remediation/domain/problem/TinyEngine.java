package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.PayloadMerge;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The tour's remediation sequence (get-action, action, evaluation; again when the evaluation fails), played against the
 * rules. Events other than get-action may be held back and come out of order.
 */
final class TinyEngine {
    static final Scope SCOPE = new Scope("fulltour", "production", "helloservice");
    static final KeptnContext CONTEXT = new KeptnContext("2b5f8b3e-0f4b-4c0e-8a6e-000000000001");

    final List<KeptnEvent> actions = new ArrayList<>();
    final List<KeptnEvent> asked = new ArrayList<>();
    private final RemediationSide side;
    private final Deque<String> evaluations;
    private final Optional<Random> disorder;
    private final List<KeptnEvent> heldBack = new ArrayList<>();
    private int ids;

    /** @param evaluations how each evaluation ends: pass, warning, fail, errored; or abort, to stop during that action */
    TinyEngine(RemediationSide side, List<String> evaluations, Optional<Random> disorder) {
        this.side = side;
        this.evaluations = new ArrayDeque<>(evaluations);
        this.disorder = disorder;
    }

    void run(Payload problem) {
        var data = Payload.of(SCOPE).with("problem", problem.values());
        var iteration = Optional.of(event("someone", sequence(EventKind.TRIGGERED), Optional.empty(), data));
        while (iteration.isPresent()) {
            iteration = iterate(iteration.get());
        }
        var rest = new ArrayList<>(heldBack);
        disorder.ifPresent(random -> Collections.shuffle(rest, random));
        rest.forEach(side::hear);
    }

    private Optional<KeptnEvent> iterate(KeptnEvent triggered) {
        tell(triggered);
        var ask =
                event("shipyard-controller", EventType.taskTriggered("get-action"), Optional.empty(), triggered.data());
        asked.add(ask);
        var answer = finishedAmong(side.hear(ask));
        var data = PayloadMerge.afterTask(triggered.data(), answer.data(), "get-action");
        if (answer.data().result().orElseThrow() == Result.FAIL) {
            return end(triggered, data, Result.FAIL, Status.SUCCEEDED);
        }
        actions.add(event("shipyard-controller", EventType.taskTriggered("action"), Optional.empty(), data));
        var evaluation = evaluations.removeFirst();
        if (evaluation.equals("abort")) {
            return end(triggered, data, Result.PASS, Status.ABORTED);
        }
        return evaluated(triggered, data, evaluation);
    }

    private Optional<KeptnEvent> evaluated(KeptnEvent triggered, Payload data, String word) {
        var result = Result.ofWire(word).orElse(Result.FAIL);
        var status = word.equals("errored") ? Status.ERRORED : Status.SUCCEEDED;
        var score = result == Result.FAIL ? 10.0 : 90.0;
        tell(event(
                "lighthouse-service",
                new EventType.OfTask("evaluation", EventKind.FINISHED),
                Optional.empty(),
                Payload.of(SCOPE).with(result, status).with("evaluation", Map.of("score", score))));
        end(triggered, data, result, status);
        return result != Result.FAIL
                ? Optional.empty()
                : Optional.of(event(
                        "shipyard-controller",
                        sequence(EventKind.TRIGGERED),
                        Optional.empty(),
                        data.with(result, status)));
    }

    private Optional<KeptnEvent> end(KeptnEvent triggered, Payload data, Result result, Status status) {
        tell(event(
                "shipyard-controller",
                sequence(EventKind.FINISHED),
                Optional.of(triggered.id()),
                Payload.of(SCOPE).with(result, status)));
        return Optional.empty();
    }

    private void tell(KeptnEvent event) {
        if (disorder.filter(Random::nextBoolean).isPresent()) {
            heldBack.add(event);
        } else {
            side.hear(event);
        }
        if (disorder.filter(Random::nextBoolean).isPresent() && !heldBack.isEmpty()) {
            side.hear(heldBack.remove(disorder.get().nextInt(heldBack.size())));
        }
    }

    private static KeptnEvent finishedAmong(List<KeptnEvent> answers) {
        return answers.stream()
                .filter(event -> event.taskOf(EventKind.FINISHED).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static EventType sequence(EventKind kind) {
        return new EventType.OfSequence(SCOPE.stage(), "remediation", kind);
    }

    KeptnEvent event(String source, EventType type, Optional<EventId> triggeredId, Payload data) {
        side.now = side.now.plusMillis(10);
        return new KeptnEvent(
                new EventId("event-" + ++ids), source, type, side.now, CONTEXT, triggeredId, Optional.empty(), data);
    }
}
