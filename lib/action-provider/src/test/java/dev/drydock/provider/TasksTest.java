package dev.drydock.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.Keepable;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.events.codec.EventCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A task is answered once, whatever a handler does and whatever breaks around it. */
class TasksTest {
    private final List<KeptnEvent> published = new ArrayList<>();
    private final AtomicInteger carriedOut = new AtomicInteger();

    static Stream<TaskHandler> brokenHandlers() {
        return Stream.of(
                task -> {
                    throw new NoClassDefFoundError("com/example/Scaler");
                },
                task -> {
                    throw new AssertionError("never more than three");
                },
                TasksTest::nothing,
                task -> Outcome.done("scaled").telling("when", new Object()));
    }

    @ParameterizedTest
    @MethodSource("brokenHandlers")
    void shouldAnswerErroredWhateverGoesWrongInAHandler(TaskHandler handler) {
        // When
        var isAnswered = tasks(handler, AnswerMemory.ofThisProcess()).answer(triggered(), false);

        // Then
        assertThat(isAnswered).isTrue();
        assertThat(finished().data().status()).contains(Status.ERRORED);
        assertThat(finished().data().text("message")).isPresent();
        assertThat(new EventCodec().encode(finished())).isNotEmpty();
    }

    @Test
    void shouldNotCarryItOutAgainWhenTheAnswerCannotBeKept() {
        // Given
        var tasks = tasks(task -> Outcome.done("scaled"), fullDisk());

        // When
        tasks.answer(triggered(), false);
        tasks.answer(triggered(), true);

        // Then
        assertThat(carriedOut).hasValue(1);
        assertThat(finished().data().result()).contains(Result.PASS);
    }

    @Test
    void shouldSendAnAnswerWhoseTextsAHandlerHasCutInACharacter() {
        // Given
        var tasks = tasks(
                task -> Outcome.done("scaled \ud83d").telling("by \ude00", "\ud83d"), AnswerMemory.ofThisProcess());

        // When
        tasks.answer(triggered(), false);

        // Then
        assertThat(new EventCodec().encode(finished())).isNotEmpty();
        assertThat(Keepable.flaw(finished())).isEmpty();
        assertThat(finished().data().result()).contains(Result.PASS);
        assertThat(finished().data().text("message")).contains("scaled ?");
        assertThat(finished().data().text("action", "by ?")).contains("?");
    }

    @Test
    void shouldCutNoCharacterInTwoWhenItShortensAnAnswer() {
        // Given
        var text = "x".repeat(9_999) + "\ud83d\ude00".repeat(500_000);

        // When
        tasks(task -> Outcome.done(text), AnswerMemory.ofThisProcess()).answer(triggered(), false);

        // Then
        assertThat(Keepable.flaw(finished())).isEmpty();
        assertThat(finished().data().result()).contains(Result.PASS);
    }

    @Test
    void shouldShortenAnAnswerThatNatsWouldNotTake() {
        // When
        tasks(task -> Outcome.done("x".repeat(2_000_000)).telling("replicas", 3), AnswerMemory.ofThisProcess())
                .answer(triggered(), false);

        // Then
        assertThat(finished().data().result()).contains(Result.PASS);
        assertThat(finished().data().text("message").orElseThrow())
                .hasSizeLessThan(20_000)
                .endsWith("(its answer was too large for an event; what it tells later tasks is left out)");
    }

    private Tasks tasks(TaskHandler handler, AnswerMemory memory) {
        TaskHandler counted = task -> {
            carriedOut.incrementAndGet();
            return handler.carryOut(task);
        };
        return new Tasks("me", Map.of("scale", counted), null, memory, published::add, InstantSource.system());
    }

    private KeptnEvent finished() {
        return published.stream()
                .filter(event -> event.taskOf(EventKind.FINISHED).isPresent())
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what authors do all the same
    private static Outcome nothing(Task task) {
        return null;
    }

    private static AnswerMemory fullDisk() {
        return new AnswerMemory() {
            @Override
            public Optional<KeptnEvent> finished(EventId triggered) {
                return Optional.empty();
            }

            @Override
            public void keep(EventId triggered, KeptnEvent finished) {
                throw new IllegalStateException("no space left on device");
            }
        };
    }

    private static KeptnEvent triggered() {
        return new KeptnEvent(
                new EventId("0f5c1d1e-7a55-4c0e-9a8e-1f2b3c4d5e6f"),
                "shipyard-controller",
                EventType.taskTriggered("action"),
                Instant.EPOCH,
                new KeptnContext("9c1e6f0a-4a52-4b6e-8d57-0b3f1a2c4d5e"),
                Optional.empty(),
                Optional.empty(),
                Payload.of(new Scope("shop", "production", "cart")).with("action", Map.of("action", "scale")));
    }
}
