package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<List<String>> batches = new ArrayList<>();
    private final List<UniEmitter<? super Void>> atWork = new ArrayList<>();

    @Test
    void shouldGatherWhatIsAskedForWhileAllAreBusy() {
        // Given
        var gathering = new Gathering<>(1, this::work, failure -> true);
        var first = ask(gathering, "a");
        var second = ask(gathering, "b");
        var third = ask(gathering, "c");

        // When
        atWork.get(0).complete(null);
        atWork.get(1).complete(null);

        // Then
        List.of(first, second, third).forEach(UniAssertSubscriber::assertCompleted);
        assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void shouldTryOneByOneWhatFailsTogether() {
        // Given
        var gathering = new Gathering<>(1, this::work, failure -> false);
        ask(gathering, "a");
        var good = ask(gathering, "b");
        var bad = ask(gathering, "c");
        atWork.get(0).complete(null);

        // When
        atWork.get(1).fail(new IllegalStateException("one of them"));
        atWork.get(2).complete(null);
        atWork.get(3).fail(new IllegalStateException("this one"));

        // Then
        good.assertCompleted();
        bad.assertFailedWith(IllegalStateException.class, "this one");
        assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"), List.of("b"), List.of("c"));
    }

    @Test
    void shouldAnswerEverybodyAndGoOnWhenTheWorkThrowsBeforeItBegins() {
        // Given
        var gathering = new Gathering<String>(1, this::refuseBadOnes, failure -> false);

        // Then
        for (var time = 0; time < 3; time++) { // more often than there are workers
            assertThatThrownBy(() -> gathering.add("bad").await().atMost(SOON)).hasMessage("bad one");
        }
        gathering.add("good").await().atMost(SOON);
        assertThat(batches).containsExactly(List.of("good"));
    }

    @Test
    void shouldNotLoseTheOthersOfABatchInWhichOneThrows() {
        // Given
        var gathering = new Gathering<String>(
                1, items -> items.contains("first") ? work(items) : refuseBadOnes(items), failure -> false);
        ask(gathering, "first");
        var bad = ask(gathering, "bad");
        var good = ask(gathering, "good");

        // When
        atWork.get(0).complete(null);

        // Then
        bad.assertFailedWith(IllegalStateException.class, "bad one");
        good.assertCompleted();
    }

    private Uni<Void> work(List<String> items) {
        batches.add(items);
        return Uni.createFrom().emitter(atWork::add);
    }

    private Uni<Void> refuseBadOnes(List<String> items) {
        if (items.contains("bad")) {
            throw new IllegalStateException("bad one");
        }
        batches.add(items);
        return Uni.createFrom().voidItem();
    }

    private static UniAssertSubscriber<Void> ask(Gathering<String> gathering, String item) {
        return gathering.add(item).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
