package dev.drydock.remediation.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2, 3);
    private final List<Integer> begun = new ArrayList<>();
    private final List<UniEmitter<? super Integer>> work = new ArrayList<>();

    @Test
    void shouldLetSoManyWorkLetOthersWaitInOrderAndTurnTheRestAway() {
        // When
        var all = IntStream.range(0, 7).mapToObj(this::take).toList();

        // Then
        assertThat(begun).containsExactly(0, 1);
        all.subList(5, 7).forEach(one -> one.assertFailedWith(Turns.TooMany.class));

        // When
        work.get(0).complete(0);
        work.get(1).fail(new IllegalStateException("went wrong"));

        // Then
        all.get(0).assertCompleted();
        all.get(1).assertFailedWith(IllegalStateException.class);
        assertThat(begun).containsExactly(0, 1, 2, 3);

        // When
        work.get(2).complete(2);
        work.get(3).complete(3);
        work.get(4).complete(4);
        take(7);
        take(8);
        take(9);

        // Then
        assertThat(begun).containsExactly(0, 1, 2, 3, 4, 7, 8);
    }

    @Test
    void shouldGiveNobodysTurnToWhoHasGoneWhileWaiting() {
        // Given
        var all = IntStream.range(0, 5).mapToObj(this::take).toList();

        // When
        all.get(2).cancel();
        all.get(4).cancel();
        work.get(0).complete(0);
        work.get(1).complete(1);
        work.get(2).complete(3);
        take(5);
        take(6);

        // Then
        all.get(3).assertCompleted();
        assertThat(begun).containsExactly(0, 1, 3, 5, 6);
    }

    @Test
    void shouldMakeRoomWhenWhoWorksHasGone() {
        // Given
        var all = IntStream.range(0, 4).mapToObj(this::take).toList();

        // When
        all.get(0).cancel();
        all.get(1).cancel();

        // Then
        assertThat(begun).containsExactly(0, 1, 2, 3);
    }

    @Test
    void shouldGiveNobodysTurnToWhoGoesAsSoonAsItComes() {
        // When
        for (int number = 0; number < 2; number++) {
            turns.inTurn(() -> Uni.createFrom().item(1)).subscribe().withSubscriber(new UniAssertSubscriber<>(true));
        }
        take(0);

        // Then
        assertThat(begun).containsExactly(0);
    }

    private UniAssertSubscriber<Integer> take(int number) {
        return turns.inTurn(() -> {
                    begun.add(number);
                    return Uni.createFrom().<Integer>emitter(work::add);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
