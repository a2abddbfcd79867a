package dev.drydock.providercheck;

import dev.drydock.events.Answer;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program as one writes it first: a plain subscription, no reconnect, and the first surprise ends it. It takes a moment
 * to work, so that it can be killed at it.
 */
public final class FragileProvider {
    private static final EventCodec CODEC = new EventCodec();

    private FragileProvider() {}

    public static void main(String[] arguments) throws Exception {
        var connection = Nats.connect(new Options.Builder()
                .server(System.getenv("NATS_URL"))
                .maxReconnects(0)
                .build());
        connection
                .createDispatcher(message -> answer(connection, message))
                .subscribe("sh.keptn.event.action.triggered");
        new CountDownLatch(1).await();
    }

    private static void answer(Connection connection, Message message) {
        if (!(CODEC.decode(message.getData()) instanceof Decoded.Valid valid)) {
            Runtime.getRuntime().halt(1);
            return;
        }
        if (!Flaw.isOurs(valid.event())) {
            return;
        }
        var answer = new Answer(valid.event(), "fragile");
        var started = answer.started(Instant.now());
        connection.publish(started.type().value(), CODEC.encode(started));
        try {
            new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return;
        }
        var finished = answer.finished(Instant.now(), Result.PASS, Status.SUCCEEDED, "done", Payload.EMPTY);
        connection.publish(finished.type().value(), CODEC.encode(finished));
    }
}
