package dev.drydock.shipyard.domain.stage;

import static dev.drydock.shipyard.domain.stage.QueueEntry.Standing.BLOCKING;
import static dev.drydock.shipyard.domain.stage.QueueEntry.Standing.READY;
import static dev.drydock.shipyard.domain.stage.QueueEntry.Standing.RESTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.stage.QueueEntry.Standing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageQueueTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldLetTheOldestGoWhenNobodyBlocks() {
        // Given
        var entries = List.of(delivery("b", READY, 2), delivery("a", READY, 1), delivery("c", RESTING, 0));

        // When
        var next = StageQueue.next(entries);

        // Then
        assertThat(next).contains(id("a"));
    }

    @Test
    void shouldLetNobodyGoWhenAnotherFlowBlocks() {
        // Given
        var entries = List.of(delivery("b", READY, 2), delivery("a", BLOCKING, 1));

        // When
        var next = StageQueue.next(entries);

        // Then
        assertThat(next).isEmpty();
    }

    @Test
    void shouldLetTheSameFlowGoWhenItBlocksItself() {
        // Given
        var entries = List.of(
                entry("a", "flow", BLOCKING, false, 1),
                entry("b", "other", READY, true, 0),
                entry("c", "flow", READY, false, 5));

        // When
        var next = StageQueue.next(entries);

        // Then
        assertThat(next).contains(id("c"));
    }

    @Test
    void shouldLetNobodyGoWhenTwoFlowsBlock() {
        // Given
        var entries = List.of(
                entry("a", "flow", BLOCKING, false, 1),
                entry("b", "other", BLOCKING, false, 1),
                entry("c", "flow", READY, false, 5));

        // When
        var next = StageQueue.next(entries);

        // Then
        assertThat(next).isEmpty();
    }

    @Test
    void shouldLetARemediationGoWhenOlderDeliveriesWait() {
        // Given
        var entries = List.of(delivery("a", READY, 1), entry("r", "r", READY, true, 9), delivery("b", READY, 2));

        // When
        var next = StageQueue.next(entries);

        // Then
        assertThat(next).contains(id("r"));
    }

    @Test
    void shouldDecideByIdWhenTheTimeIsTheSame() {
        // Given
        var entries = List.of(delivery("b", READY, 1), delivery("a", READY, 1));

        // When
        var next = StageQueue.next(entries);

        // Then
        assertThat(next).contains(id("a"));
    }

    @Test
    void shouldLetNobodyGoWhenNobodyWaits() {
        assertThat(StageQueue.next(List.of(delivery("a", RESTING, 1)))).isEmpty();
    }

    private static QueueEntry delivery(String name, Standing standing, int second) {
        return entry(name, name, standing, false, second);
    }

    private static QueueEntry entry(String name, String context, Standing standing, boolean heals, int second) {
        return new QueueEntry(id(name), new KeptnContext(context), standing, heals, AT.plusSeconds(second));
    }

    private static ExecutionId id(String name) {
        return new ExecutionId(new EventId(name));
    }
}
