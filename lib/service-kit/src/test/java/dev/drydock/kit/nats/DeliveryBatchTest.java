package dev.drydock.kit.nats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.codec.Decoded;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryBatchTest {
    @Test
    void shouldLeaveOutWhatNoDatabaseKeepsSoThatTheOthersDoNotComeAgainForEver() {
        // Given
        var good = event("good", "fine");
        var batch = batch(event("id with \0", "fine"), good, event("torn", "half a \ud83d"));

        // When
        var events = batch.events();

        // Then
        assertThat(events).containsExactly(good);
    }

    private static DeliveryBatch batch(KeptnEvent... events) {
        return new DeliveryBatch(Stream.of(events)
                .map(event -> new Delivery(event.type().value(), new byte[0], new Decoded.Valid(event)))
                .toList());
    }

    private static KeptnEvent event(String id, String message) {
        return new KeptnEvent(
                new EventId(id),
                "someone",
                EventType.taskTriggered("action"),
                Instant.EPOCH,
                new KeptnContext("c"),
                Optional.empty(),
                Optional.empty(),
                Payload.EMPTY.with("message", message));
    }
}
