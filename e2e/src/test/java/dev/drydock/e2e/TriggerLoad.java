package dev.drydock.e2e;

import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.party.StreamSender;
import dev.drydock.e2e.stack.Api;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.EventCodec;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Clients that send each event until somebody has accepted it: over REST to one controller after the other, or by NATS.
 * The next event is sent as far as the load is let.
 */
final class TriggerLoad implements AutoCloseable {
    private static final int CLIENTS = 6;
    private static final Duration ACCEPTED = Duration.ofMinutes(3);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final List<KeptnEvent> events;
    private final List<Api> controllers;
    private final StreamSender nats;
    private final EventCodec codec = new EventCodec();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger limit = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final Set<KeptnContext> accepted = ConcurrentHashMap.newKeySet();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final CompletableFuture<Void> done;

    private TriggerLoad(List<KeptnEvent> events, List<Api> controllers, StreamSender nats) {
        this.events = events;
        this.controllers = controllers;
        this.nats = nats;
        done = CompletableFuture.allOf(IntStream.range(0, CLIENTS)
                .mapToObj(ignored -> CompletableFuture.runAsync(this::sendAll, clients))
                .toArray(CompletableFuture<?>[]::new));
    }

    static TriggerLoad of(List<KeptnEvent> events, List<Api> controllers, StreamSender nats) {
        return new TriggerLoad(events, controllers, nats);
    }

    /** Lets the load come this far. */
    void upTo(int count) {
        limit.set(count);
    }

    /** The flows of all events, once each is accepted. */
    Set<KeptnContext> awaitAccepted() {
        done.join();
        return Set.copyOf(accepted);
    }

    /** How many are accepted by now. */
    int accepted() {
        return accepted.size();
    }

    /** How many requests came to nothing and were sent once more. */
    int turnedAway() {
        return turnedAway.get();
    }

    @Override
    public void close() {
        clients.shutdownNow();
        nats.close();
    }

    private void sendAll() {
        for (var number = next.getAndIncrement(); number < events.size(); number = next.getAndIncrement()) {
            var mine = number;
            await("the load may come to " + mine).atMost(ACCEPTED).until(() -> mine < limit.get());
            send(mine, events.get(mine));
        }
    }

    private void send(int number, KeptnEvent event) {
        var attempt = new AtomicInteger(number / 3);
        await("somebody accepts " + event)
                .atMost(ACCEPTED)
                .pollDelay(Duration.ZERO)
                .pollInterval(AGAIN)
                .until(() -> number % 3 == 0 ? nats.send(event) : post(attempt.getAndIncrement(), event));
        accepted.add(event.context().orElseThrow());
    }

    /** A server's error is worth another attempt; a refusal is not. */
    private boolean post(int attempt, KeptnEvent event) {
        try {
            var answer = controllers.get(attempt % controllers.size()).post("/api/v1/event", codec.encode(event));
            if (answer.status() >= 400 && answer.status() < 500) {
                throw new AssertionError("Expected %s to be accepted, but got %s".formatted(event, answer));
            }
            return answer.status() == 200 || turnAway();
        } catch (UncheckedIOException away) {
            return turnAway();
        }
    }

    private boolean turnAway() {
        turnedAway.incrementAndGet();
        return false;
    }
}
