package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How answers are cut into batches, and which of them come again with later ones, changes nothing. */
class BatchingTest {
    private static final String[] SERVICES = {"carts", "orders", "payment", "shipping"};
    private static final String[] SOURCES = {"helm", "job-executor"};
    private static final int ROUNDS = 12;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldComeToTheSameHoweverAnswersAreBatched(long seed) {
        // Given
        var random = new Random(seed);
        var single = engine();
        var batched = engine();
        var earlier = new ArrayList<KeptnEvent>();

        for (var round = 0; round < ROUNDS; round++) {
            // When
            var answers = answers(single, random);
            answers.forEach(single::receive);
            var left = new ArrayList<>(answers);
            while (!left.isEmpty()) {
                var size = 1 + random.nextInt(left.size());
                var batch = new ArrayList<>(left.subList(0, size));
                left.subList(0, size).clear();
                again(earlier, random).forEach(event -> batch.add(random.nextInt(batch.size() + 1), event));
                batched.receive(batch.toArray(KeptnEvent[]::new));
                earlier.addAll(batch);
            }

            // Then
            assertThat(Set.copyOf(batched.executions())).isEqualTo(Set.copyOf(single.executions()));
            assertThat(batched.histories()).isEqualTo(single.histories());
            assertThat(Set.copyOf(batched.sent())).isEqualTo(Set.copyOf(single.sent()));
        }
    }

    private static InMemoryEngine engine() {
        var engine = new InMemoryEngine(Shipyards.ofTasks("deployment", "test", "release"), SERVICES);
        for (var service : SERVICES) {
            engine.trigger("dev", "delivery", service, Payload.EMPTY);
        }
        return engine;
    }

    /** A few answers to what each flow waits for now; the flows' answers are mixed, those of one flow are in order. */
    private static List<KeptnEvent> answers(InMemoryEngine engine, Random random) {
        var answers = new ArrayList<KeptnEvent>();
        for (var execution : engine.live()) {
            var triggered = engine.sent().stream()
                    .filter(event -> event.taskOf(EventKind.TRIGGERED).isPresent())
                    .filter(event -> event.context()
                            .equals(Optional.of(execution.origin().context())))
                    .reduce((one, later) -> later)
                    .orElseThrow();
            for (var count = random.nextInt(3); count > 0; count--) {
                answers.add(random.nextInt(answers.size() + 1), answer(engine, triggered, random));
            }
        }
        return answers;
    }

    private static KeptnEvent answer(InMemoryEngine engine, KeptnEvent triggered, Random random) {
        var answer = new Answer(triggered, SOURCES[random.nextInt(SOURCES.length)]);
        var event = random.nextInt(2) == 0
                ? answer.started(engine.now())
                : answer.finished(engine.now(), result(random), Status.SUCCEEDED, "done", Payload.EMPTY);
        return random.nextInt(3) == 0 ? engine.underAnotherId(event) : event;
    }

    private static List<KeptnEvent> again(List<KeptnEvent> earlier, Random random) {
        var found = new HashSet<KeptnEvent>();
        for (var count = random.nextInt(4); count > 0 && !earlier.isEmpty(); count--) {
            found.add(earlier.get(random.nextInt(earlier.size())));
        }
        return List.copyOf(found);
    }

    private static Result result(Random random) {
        return random.nextInt(8) == 0 ? Result.FAIL : Result.PASS;
    }
}
