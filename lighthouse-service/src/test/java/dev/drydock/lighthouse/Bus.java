package dev.drydock.lighthouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** A third party on NATS that sees every event and knows nothing of Drydock's code. */
final class Bus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PREFIX = "sh.keptn.event.";

    private final EventCodec codec = new EventCodec();
    private final Queue<KeptnEvent> seen = new ConcurrentLinkedQueue<>();
    private final Connection nats;

    Bus(NatsServer server) {
        try {
            nats = Nats.connect(new Options.Builder().server(server.url()).build());
            nats.createDispatcher(message -> {
                        if (codec.decode(message.getData()) instanceof Decoded.Valid valid) {
                            seen.add(valid.event());
                        }
                    })
                    .subscribe("sh.keptn.>");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Publishes into the stream, which the service under test makes. */
    KeptnEvent send(KeptnEvent event) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(nats.jetStream()
                                .publish(event.type().value(), codec.encode(event))
                                .getSeqno())
                        .isPositive());
        return event;
    }

    KeptnEvent getSliOf(KeptnEvent triggered) {
        return awaitOne(
                "get-sli.triggered",
                event -> event.context().equals(triggered.context())
                        && event.data().text("service").equals(triggered.data().text("service")));
    }

    KeptnEvent finishedOf(KeptnEvent triggered) {
        return awaitOne("evaluation.finished", answers(triggered.id()));
    }

    KeptnEvent awaitOne(String type, Predicate<KeptnEvent> wanted) {
        await().atMost(PATIENCE).until(() -> !matching(type, wanted).isEmpty());
        return matching(type, wanted).get(0);
    }

    List<KeptnEvent> matching(String type, Predicate<KeptnEvent> wanted) {
        return seen.stream()
                .filter(event -> event.type().value().equals(PREFIX + type))
                .filter(wanted)
                .toList();
    }

    static Predicate<KeptnEvent> answers(EventId triggered) {
        return event -> event.triggeredId().filter(triggered::equals).isPresent();
    }

    @Override
    public void close() {
        try {
            nats.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
