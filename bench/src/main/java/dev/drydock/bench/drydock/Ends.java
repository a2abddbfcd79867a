package dev.drydock.bench.drydock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sees on NATS that sequences end. */
final class Ends {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<UUID, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();
    private final AtomicLong others = new AtomicLong();

    static Ends on(Connection nats) {
        var ends = new Ends();
        nats.createDispatcher(ends::take).subscribe(Delivery.FINISHED);
        return ends;
    }

    /** Completes with the time at which the end was seen; fails when the sequence did not pass. */
    CompletableFuture<Long> of(UUID context) {
        var end = new CompletableFuture<Long>();
        awaited.put(context, end);
        return end.whenComplete((ignored, alsoIgnored) -> awaited.remove(context));
    }

    /** How many ends were seen that nobody waited for. */
    long others() {
        return others.get();
    }

    private void take(Message message) {
        var now = System.nanoTime();
        try {
            var event = JSON.readTree(message.getData());
            var end =
                    awaited.remove(UUID.fromString(event.path("shkeptncontext").asText()));
            if (end == null) {
                others.incrementAndGet();
            } else if (event.at("/data/result").asText().equals("pass")) {
                end.complete(now);
            } else {
                end.completeExceptionally(new IllegalStateException("a sequence did not pass: " + event));
            }
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("no event: " + e.getMessage());
        }
    }
}
