package dev.drydock.providercheck;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program as one writes it first: a plain subscription, no reconnect, and the first surprise ends it. It takes a moment
 * to work, so that it can be killed at it. With the argument {@code forgetful} it has a durable consumer, and acknowledges
 * nothing; with any other it answers with that, which is no event.
 */
public final class FragileProvider {
    static final String FORGETFUL = "forgetful";

    private static final String TRIGGERED = "sh.keptn.event.action.triggered";
    private static final EventCodec CODEC = new EventCodec();

    private FragileProvider() {}

    public static void main(String[] arguments) throws Exception {
        var connection = Nats.connect(new Options.Builder()
                .server(System.getenv("NATS_URL"))
                .maxReconnects(0)
                .build());
        if (arguments.length == 0) {
            connection.createDispatcher(message -> answer(connection, message)).subscribe(TRIGGERED);
        } else if (arguments[0].equals(FORGETFUL)) {
            var options = PushSubscribeOptions.builder()
                    .durable(FORGETFUL)
                    .configuration(ConsumerConfiguration.builder()
                            .deliverPolicy(DeliverPolicy.New)
                            .build())
                    .build();
            connection
                    .jetStream()
                    .subscribe(
                            TRIGGERED,
                            connection.createDispatcher(),
                            message -> answer(connection, message),
                            false,
                            options);
        } else {
            var text = arguments[0].getBytes(UTF_8);
            connection
                    .createDispatcher(message -> {
                        connection.publish("sh.keptn.event.action.started", text);
                        connection.publish("sh.keptn.event.action.finished", text);
                    })
                    .subscribe(TRIGGERED);
        }
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
