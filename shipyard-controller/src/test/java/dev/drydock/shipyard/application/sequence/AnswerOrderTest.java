package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.shipyard.domain.sequence.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several executors of one task: the order in which their answers come does not matter, as long as each has started
 * before the others are all done.
 */
class AnswerOrderTest {
    private static final List<String> SOURCES = List.of("helm", "job-executor", "webhook", "people");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldEndTheSameWhateverTheOrder(long seed) {
        // Given
        var random = new Random(seed);
        var verdicts = SOURCES.subList(0, 2 + random.nextInt(3)).stream()
                .collect(Collectors.toMap(
                        source -> source,
                        source -> new Verdict(any(Result.values(), random), any(Status.values(), random)),
                        (one, same) -> one,
                        LinkedHashMap::new));
        var orderly = new InMemoryEngine(Shipyards.ofTasks("deployment", "test"));
        var shuffled = new InMemoryEngine(Shipyards.ofTasks("deployment", "test"));
        var orderlyFlow = orderly.trigger("dev", "delivery");
        var shuffledFlow = shuffled.trigger("dev", "delivery");
        var inOrder = answers(orderly, verdicts);
        var anyOrder = answers(shuffled, verdicts);
        do {
            Collections.shuffle(anyOrder, random);
        } while (closesEarly(anyOrder));

        // When
        inOrder.forEach(orderly::receive);
        for (var event : anyOrder) {
            shuffled.receive(event);
            shuffled.receive(event);
        }

        // Then
        var one = orderly.execution(orderlyFlow);
        var other = shuffled.execution(shuffledFlow);
        assertThat(other.state()).isEqualTo(one.state());
        assertThat(other.ended().map(ended -> ended.verdict()))
                .isEqualTo(one.ended().map(ended -> ended.verdict()));
        assertThat(other.done().get(0).verdict()).isEqualTo(one.done().get(0).verdict());
        assertThat(other.done().get(0).data()).isEqualTo(one.done().get(0).data());
        assertThat(shuffled.sentTypes()).isEqualTo(orderly.sentTypes());
    }

    private static List<KeptnEvent> answers(InMemoryEngine engine, Map<String, Verdict> verdicts) {
        var triggered = engine.last("deployment.triggered");
        var answers = new ArrayList<KeptnEvent>();
        verdicts.keySet().forEach(source -> answers.add(new Executor(engine, source).started(triggered)));
        verdicts.forEach((source, verdict) -> {
            var data = new Payload(Map.of("labels", Map.of(source, "done")));
            answers.add(new Executor(engine, source).finished(triggered, verdict.result(), verdict.status(), data));
        });
        return answers;
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    /** Whether all who have started are done before the last answer: the task is over then. */
    private static boolean closesEarly(List<KeptnEvent> answers) {
        var started = new HashSet<String>();
        var finished = new HashSet<String>();
        for (var event : answers.subList(0, answers.size() - 1)) {
            (event.taskOf(EventKind.STARTED).isPresent() ? started : finished).add(event.source());
            if (!started.isEmpty() && finished.containsAll(started)) {
                return true;
            }
        }
        return false;
    }
}
