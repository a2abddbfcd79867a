package dev.drydock.provider;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.testkit.NatsClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A real nats-server with the stream of the control plane, and somebody who sends actions and hears the answers. */
final class Stream implements AutoCloseable {
    private final NatsServer server;
    private final NatsClient client;

    Stream(Path folder) {
        this.server = NatsServer.start(folder);
        this.client = NatsClient.connect(server.url()).makeStream().listen("sh.keptn.>");
    }

    NatsServer server() {
        return server;
    }

    NatsClient client() {
        return client;
    }

    /** Sends an action, as the control plane does. */
    KeptnEvent ask(String action, Object value) {
        var event = action(action, value);
        client.publish(event);
        return event;
    }

    static KeptnEvent action(String action, Object value) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "shipyard-controller",
                EventType.taskTriggered("action"),
                Instant.now(),
                new KeptnContext(UUID.randomUUID().toString()),
                Optional.empty(),
                Optional.of("f00d"),
                Payload.of(new Scope("shop", "production", "cart"))
                        .with("action", Map.of("action", action, "value", value)));
    }

    static KeptnEvent aborted(KeptnEvent triggered) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "shipyard-controller",
                new EventType.OfTask("action", EventKind.ABORTED),
                Instant.now(),
                triggered.context().orElseThrow(),
                Optional.of(triggered.id()),
                Optional.empty(),
                Payload.of(triggered.data().scope().orElseThrow()));
    }

    /** What has been answered so far. */
    List<KeptnEvent> answers(KeptnEvent triggered, EventKind kind) {
        return client.received().stream()
                .filter(event -> event.triggeredId().equals(Optional.of(triggered.id())))
                .filter(event -> event.taskOf(kind).isPresent())
                .toList();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
