package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.PayloadMerge;
import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.remediation.domain.problem.EngineView;
import dev.drydock.remediation.domain.problem.ProblemLife;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine's side of one problem: the remediation sequence of the shipyard, task by task, for the service's own rules. */
final class Play {
    static final String LOOP = "remediation";
    private static final String ENGINE = "shipyard-controller";
    private static final int MOST_ROUNDS = 1000;
    private static final int MOST_LOOKS = 1_000_000;

    private final SimulatedFiles files;
    private final Circumstances circumstances;
    private final SimulatedProblem given;
    private final Service service;
    private final Optional<Instant> gone;
    private final Map<String, Integer> measurementsOf = new HashMap<>();
    private int measurements;
    private boolean isGoneTold;

    Play(SimulatedFiles files, Circumstances circumstances, SimulatedProblem given, Service service, Records records) {
        this.files = files;
        this.circumstances = circumstances;
        this.given = given;
        this.service = service;
        this.gone = given.goneAfter().map(service.now::plus);
        given.before().ifPresent(score -> records.note(service.scope, score, service.now));
    }

    Course run() {
        var sequence = files.shipyard().stage(service.scope.stage()).flatMap(stage -> stage.sequence(LOOP));
        if (sequence.isEmpty()) {
            return Courses.unanswered(given.problem(), service.scope.stage(), LOOP);
        }
        var data = Payload.of(service.scope).with("problem", block(given.problem()));
        var next = Optional.of(service.event("an alert", type(LOOP, EventKind.TRIGGERED), data));
        for (var round = 0; round < MOST_ROUNDS && next.isPresent(); round++) {
            next = play(sequence.get(), next.get());
        }
        settle();
        return Courses.of(service.life().orElseThrow(), files, service.held());
    }

    /** How a problem is told. */
    static Map<String, Object> block(Problem problem) {
        var block = new LinkedHashMap<String, Object>();
        problem.title().ifPresent(title -> block.put("ProblemTitle", title));
        problem.rootCause().ifPresent(cause -> block.put("rootCause", cause));
        return block;
    }

    /** One run of the sequence; what triggers the next one, if one follows. */
    private Optional<KeptnEvent> play(Sequence sequence, KeptnEvent triggered) {
        service.hear(triggered);
        var data = triggered.data();
        var result = Result.PASS;
        var last = "";
        for (var task : sequence.tasks()) {
            last = task.name();
            if (last.equals("get-action")) {
                var answer = ask(data);
                data = PayloadMerge.afterTask(data, answer.data(), last);
                result = answer.data().result().orElseThrow();
            } else if (last.equals("evaluation")) {
                result = measure();
            } else if (last.equals("action")) {
                service.now = service.now.plus(circumstances.takes());
            }
            if (result == Result.FAIL) {
                break;
            }
        }
        tellGone();
        var outcome = Payload.of(service.scope).with(result, Status.SUCCEEDED);
        service.hear(service.event(ENGINE, type(LOOP, EventKind.FINISHED), Optional.of(triggered.id()), outcome));
        var ended = "%s.%s.finished".formatted(service.scope.stage(), sequence.name());
        var verdict = result.wire();
        var lastTask = last;
        return sequence.triggeredOn().stream().anyMatch(trigger -> trigger.firesOn(ended, verdict, lastTask))
                ? Optional.of(
                        service.event(ENGINE, type(LOOP, EventKind.TRIGGERED), data.with(result, Status.SUCCEEDED)))
                : Optional.empty();
    }

    /** Asks for an action, and waits as long as one is held. */
    private KeptnEvent ask(Payload data) {
        tellGone();
        var said = service.hear(service.event(ENGINE, EventType.taskTriggered("get-action"), data));
        var answer = answerAmong(said);
        for (var step = 0; answer.isEmpty() && step < MOST_LOOKS; step++) {
            var waiting = service.life().flatMap(ProblemLife::held).orElseThrow();
            answer = answerAmong(service.waitForAction(waiting, isGoneTold ? Optional.empty() : gone, step));
            if (answer.isEmpty()) {
                answer = answerAmong(tellGone());
            }
        }
        return answer.orElseThrow();
    }

    private static Optional<KeptnEvent> answerAmong(List<KeptnEvent> events) {
        return events.stream()
                .filter(event -> event.taskOf(EventKind.FINISHED).isPresent())
                .findFirst();
    }

    private List<KeptnEvent> tellGone() {
        if (isGoneTold || gone.filter(at -> !service.now.isBefore(at)).isEmpty()) {
            return List.of();
        }
        isGoneTold = true;
        return service.hearGone(given.problem());
    }

    private Result measure() {
        var attempts = service.life().orElseThrow().attempts();
        var action = attempts.isEmpty()
                ? ""
                : attempts.get(attempts.size() - 1).action().action();
        var ofAction = measurementsOf.merge(action, 1, Integer::sum) - 1;
        var found = given.outcomes().after(action, measurements++, ofAction);
        var data = Payload.of(service.scope).with(found.result(), Status.SUCCEEDED);
        var scored = found.score()
                .map(score -> data.with("evaluation", Map.of("score", score)))
                .orElse(data);
        service.hear(
                service.event("lighthouse-service", new EventType.OfTask("evaluation", EventKind.FINISHED), scored));
        return found.result();
    }

    /** Nothing runs any more: the service closes the problem, and has taken back what is to be taken back. */
    private void settle() {
        for (var look = 0; look < MOST_LOOKS; look++) {
            var life = service.life().orElseThrow();
            if (!life.isOpen() && !life.hasUndosToDo()) {
                return;
            }
            service.now = life.lookAgainAt().filter(service.now::isBefore).orElse(service.now);
            service.lookAgain(life.isOpen() ? EngineView.OVER : EngineView.ACTIVE).stream()
                    .filter(event -> event.type() instanceof EventType.OfSequence)
                    .forEach(this::undo);
        }
    }

    private void undo(KeptnEvent triggered) {
        service.now = service.now.plus(circumstances.takes());
        var sequence = ((EventType.OfSequence) triggered.type()).sequence();
        service.hear(service.event(
                ENGINE,
                type(sequence, EventKind.FINISHED),
                Optional.of(triggered.id()),
                Payload.of(service.scope).with(Result.PASS, Status.SUCCEEDED)));
    }

    private EventType type(String sequence, EventKind kind) {
        return new EventType.OfSequence(service.scope.stage(), sequence, kind);
    }
}
