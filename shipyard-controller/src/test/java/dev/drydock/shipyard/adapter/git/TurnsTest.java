package dev.drydock.shipyard.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> begun = new ArrayList<>();
    private final List<UniEmitter<? super Integer>> underWay = new ArrayList<>();
    private final Turns<Integer> turns = new Turns<>((name, thoroughly) -> {
        begun.add(thoroughly ? name + ", thoroughly" : name);
        return Uni.createFrom().emitter(underWay::add);
    });

    @Test
    void shouldShareTheNextTurnWhenSomeAskDuringOne() {
        // Given
        var first = ask("shop", false);
        var second = ask("shop", false);
        var third = ask("shop", true);
        assertThat(begun).containsExactly("shop");

        // When
        underWay.get(0).complete(1);
        underWay.get(1).complete(2);

        // Then
        assertThat(begun).containsExactly("shop", "shop, thoroughly");
        assertThat(first).containsExactly(1);
        assertThat(second).containsExactly(2);
        assertThat(third).containsExactly(2);
        assertThat(turns.underWay("shop")).isZero();
    }

    @Test
    void shouldNotWaitForTheTurnOfAnotherName() {
        // Given
        ask("shop", false);

        // When
        var other = ask("fulltour", false);
        underWay.get(1).complete(3);

        // Then
        assertThat(other).containsExactly(3);
        assertThat(turns.underWay("shop")).isPositive();
        assertThat(turns.underWay("fulltour")).isZero();
    }

    @Test
    void shouldGoOnWhenATurnFails() {
        // Given
        var failed = ask("shop", false);
        var next = ask("shop", false);

        // When
        underWay.get(0).fail(new IllegalStateException("broken"));
        underWay.get(1).complete(2);

        // Then
        assertThat(failed).containsExactly("broken");
        assertThat(next).containsExactly(2);
    }

    private List<Object> ask(String name, boolean thoroughly) {
        var told = new ArrayList<>();
        turns.next(name, thoroughly).subscribe().with(told::add, failure -> told.add(failure.getMessage()));
        return told;
    }
}
