package dev.drydock.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final List<String> closed = new ArrayList<>();
    private final Parts parts = Parts.closedAtTheEnd(() -> {});

    @Test
    void shouldStopInReverseOrderWhenItIsClosed() {
        // Given
        part("database");
        part("service");

        // When
        parts.close();

        // Then
        assertThat(closed).containsExactly("service", "database");
    }

    @Test
    void shouldStopTheOthersWhenOneCannotBeStopped() {
        // Given
        part("database");
        parts.start(() -> () -> {
            throw new IllegalStateException("stuck");
        });

        // When
        parts.close();

        // Then
        assertThat(closed).containsExactly("database");
    }

    @Test
    void shouldStartNothingMoreWhenItIsClosed() {
        // Given
        parts.close();

        // When, Then
        assertThatThrownBy(() -> part("late")).isInstanceOf(Parts.Stopped.class);
        assertThat(closed).isEmpty();
    }

    private void part(String name) {
        parts.start(() -> () -> closed.add(name));
    }
}
