package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.events.TaskHold;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import dev.drydock.shipyard.domain.sequence.SequenceState;
import dev.drydock.shipyard.domain.stage.StageQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** One random history: people, executors and time do what they like, and some things hold after each step. */
final class Voyage {
    private static final String SHIPYARD = """
            - name: dev
              sequences:
                - name: delivery
                  tasks:
                    - name: deployment
                    - name: test
                      triggeredAfter: 2m
                    - name: deployment
                - name: again
                  triggeredOn:
                    - event: dev.again.finished
                      selector:
                        match:
                          test.result: fail
                    - event: dev.delivery.finished
                  tasks:
                    - name: test
                - name: remediation
                  triggeredOn:
                    - event: dev.remediation.finished
                      selector:
                        match:
                          evaluation.result: fail
                  tasks:
                    - name: get-action
                    - name: evaluation
                      triggeredAfter: 30s
                      properties:
                        timeout: 5m
                    - name: action
            - name: prod
              sequences:
                - name: delivery
                  triggeredOn:
                    - event: dev.delivery.finished
                    - event: dev.again.finished
                  tasks:
                    - name: approval
                      properties:
                        pass: automatic
                    - name: deployment
                    - name: approval
                      triggeredAfter: 3m
                    - name: release
                - name: check
                  triggeredOn:
                    - event: dev.delivery.finished
                    - event: prod.delivery.finished
                      selector:
                        match:
                          result: fail
                  tasks:
                    - name: approval
                      triggeredAfter: 1m
                      properties:
                        pass: automatic
                        warning: automatic
                    - name: approval
                      properties:
                        timeout: 20m
            """;
    private static final String[][] SEQUENCES = {
        {"dev", "delivery"},
        {"dev", "again"},
        {"dev", "remediation"},
        {"prod", "delivery"},
        {"prod", "check"},
        {"prod", "evaluation"},
        {"prod", "undo"},
        {"prod", "unknown"},
        {"nowhere", "delivery"}
    };
    private static final String[] SOURCES = {"helm", "job-executor", "approval-service"};
    private static final int STEPS = 150;

    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.of(SHIPYARD), "orders");
    private final List<KeptnContext> flows = new ArrayList<>();
    private final List<KeptnEvent> answers = new ArrayList<>();
    private final Map<ExecutionId, SequenceExecution> over = new HashMap<>();
    private final Random random;
    private int words;

    Voyage(long seed) {
        random = new Random(seed);
    }

    void sail() {
        for (var step = 0; step < STEPS; step++) {
            step();
            check();
        }
        landfall();
    }

    Collection<List<SequenceFact>> histories() {
        return engine.histories().values();
    }

    private void step() {
        switch (random.nextInt(17)) {
            case 0, 1 -> trigger();
            case 2 -> flow().ifPresent(engine::pause);
            case 3, 4 -> flow().ifPresent(engine::resume);
            case 5 -> {
                if (random.nextInt(4) == 0) {
                    flow().ifPresent(engine::abort);
                }
            }
            case 6, 7 -> engine.pass(Duration.ofSeconds(random.nextInt(200)));
            case 8 -> repeat();
            case 9 -> retry();
            default -> answer();
        }
    }

    private void trigger() {
        var sequence = SEQUENCES[random.nextInt(SEQUENCES.length)];
        var service = random.nextInt(4) == 0 ? "orders" : InMemoryEngine.SERVICE;
        var data = random.nextBoolean() ? Payload.EMPTY.with("result", "pass") : Payload.EMPTY;
        if (random.nextInt(3) == 0) {
            data = data.with("action", Map.of("action", "scaling", "shadow", random.nextBoolean()));
        }
        if (random.nextInt(5) == 0 && flow().isPresent()) {
            var context = flow().get();
            engine.receive(engine.triggered(context, InMemoryEngine.PROJECT, sequence[0], sequence[1], service, data));
        } else {
            flows.add(engine.trigger(sequence[0], sequence[1], service, data));
        }
    }

    /** Of whatever has ended; most of it may not be retried. */
    private void retry() {
        var ended =
                engine.executions().stream().filter(one -> one.state().isEnd()).toList();
        if (!ended.isEmpty()) {
            var chosen = ended.get(random.nextInt(ended.size()));
            var sameFiles = random.nextBoolean();
            engine.retry(chosen, sameFiles);
            var before = engine.executions();
            engine.retry(chosen, sameFiles);
            assertThat(engine.executions()).as("asking twice is asking once").isEqualTo(before);
        }
    }

    private void answer() {
        var tasks = engine.sent().stream()
                .filter(event -> event.taskOf(EventKind.TRIGGERED).isPresent())
                .toList();
        if (tasks.isEmpty()) {
            return;
        }
        var recent = Math.min(tasks.size(), 4);
        var triggered = tasks.get(tasks.size() - 1 - random.nextInt(recent));
        var answer = new Answer(triggered, SOURCES[random.nextInt(SOURCES.length)]);
        var event = switch (random.nextInt(10)) {
            case 0 -> answer.statusChanged(engine.now(), "" + random.nextInt(3), "at it");
            case 1, 2, 3 -> answer.started(engine.now());
            case 4 -> {
                var until = engine.now().plusSeconds(random.nextInt(600) - 60);
                yield answer.held(
                        tellingTime(), "hold " + words, "held", new TaskHold("because", until, Optional.empty()));
            }
            case 5 -> answer.released(tellingTime(), "release " + words, "going on");
            default -> answer.finished(engine.now(), result(), status(), "done", Payload.EMPTY.with("a", 1));
        };
        answers.add(event);
        engine.receive(event);
        sameAgain(event);
    }

    /** Each word has a time of its own: of two words said at once none is the newer. */
    private Instant tellingTime() {
        return engine.now().minusNanos(1_000_000 - ++words);
    }

    private void sameAgain(KeptnEvent event) {
        var before = engine.executions();
        var sent = engine.sent();
        var facts = factsSoFar();
        engine.receive(event, event);
        engine.receive(engine.underAnotherId(event));
        assertThat(engine.executions()).as("a repeat changes nothing").isEqualTo(before);
        assertThat(engine.sent()).as("a repeat tells nothing").isEqualTo(sent);
        assertThat(factsSoFar()).as("a repeat is no fact").isEqualTo(facts);
    }

    private long factsSoFar() {
        return engine.histories().values().stream().mapToLong(List::size).sum();
    }

    private void repeat() {
        if (!answers.isEmpty()) {
            var event = answers.get(random.nextInt(answers.size()));
            var before = engine.executions();
            engine.receive(event, engine.underAnotherId(event));
            assertThat(engine.executions()).isEqualTo(before);
        }
        engine.receive(engine.sent().toArray(KeptnEvent[]::new));
    }

    private void check() {
        assertThat(engine.sent()).extracting(KeptnEvent::id).doesNotHaveDuplicates();
        var blocking = engine.live().stream()
                .filter(SequenceExecution::blocks)
                .filter(one -> !one.open().orElseThrow().letOthersGo())
                .collect(Collectors.groupingBy(
                        one -> one.origin().scope(),
                        Collectors.mapping(one -> one.origin().context(), Collectors.toSet())));
        assertThat(blocking.values())
                .as("one flow at a time in a stage and service")
                .allSatisfy(flowsAtWork -> assertThat(flowsAtWork).hasSize(1));
        engine.executions().forEach(this::check);
    }

    private void check(SequenceExecution execution) {
        var history = engine.histories().get(execution.id());
        assertThat(SequenceExecution.fold(history)).isEqualTo(execution);
        for (var length = 1; length < history.size(); length++) {
            SequenceExecution.fold(history.subList(0, length));
        }
        if (execution.state().isEnd()) {
            assertThat(over.computeIfAbsent(execution.id(), ignore -> execution))
                    .as("the end is the end")
                    .isEqualTo(execution);
            assertThat(execution.open()).isEmpty();
            assertThat(endsTold(execution)).isEqualTo(1);
        } else {
            assertThat(isGoingSomewhere(execution)).as("%s is stuck", execution).isTrue();
        }
    }

    private long endsTold(SequenceExecution execution) {
        return engine.sent().stream()
                .filter(event -> event.type().value().endsWith(".finished"))
                .filter(event ->
                        event.triggeredId().equals(Optional.of(execution.id().triggeredBy())))
                .count();
    }

    /** A live execution waits for a person, for its turn, or for a time. */
    private boolean isGoingSomewhere(SequenceExecution execution) {
        var waitsForPerson =
                execution.state() == SequenceState.PAUSED || execution.state() == SequenceState.WAITING_FOR_APPROVAL;
        return waitsForPerson
                || execution.isReady(engine.now())
                || execution.due().isPresent();
    }

    /** When people let all go and say yes, everything comes to an end with time. */
    private void landfall() {
        engine.sweep();
        for (Scope scope :
                engine.live().stream().map(one -> one.origin().scope()).collect(Collectors.toSet())) {
            var queue = engine.live().stream()
                    .filter(one -> one.origin().scope().equals(scope))
                    .map(one -> Queueing.entry(one, engine.now()))
                    .toList();
            assertThat(StageQueue.next(queue)).as("nobody who may go is left").isEmpty();
        }
        flows.forEach(engine::resume);
        for (var hours = 0; !engine.live().isEmpty() && hours < 1000; hours++) {
            engine.live().stream()
                    .filter(one -> one.state() == SequenceState.WAITING_FOR_APPROVAL)
                    .forEach(this::approve);
            engine.pass(Duration.ofMinutes(30));
            check();
        }
        assertThat(engine.live()).as("all comes to an end").isEmpty();
    }

    private void approve(SequenceExecution execution) {
        var id = execution.open().orElseThrow().triggeredId();
        engine.sent().stream()
                .filter(event -> event.id().equals(id))
                .findFirst()
                .ifPresent(triggered -> engine.receive(new Answer(triggered, "bridge")
                        .finished(engine.now(), Result.PASS, Status.SUCCEEDED, "yes", Payload.EMPTY)));
    }

    private Optional<KeptnContext> flow() {
        return flows.isEmpty() ? Optional.empty() : Optional.of(flows.get(random.nextInt(flows.size())));
    }

    private Result result() {
        return random.nextInt(4) == 0 ? Result.FAIL : random.nextInt(3) == 0 ? Result.WARNING : Result.PASS;
    }

    private Status status() {
        return random.nextInt(6) == 0 ? Status.values()[random.nextInt(Status.values().length)] : Status.SUCCEEDED;
    }
}
