package dev.drydock.local.demo;

import dev.drydock.embedded.ServerFailed;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sees every event as it passes on NATS, and changes nothing. */
final class EventWatch implements AutoCloseable {
    private static final String ALL = "sh.keptn.>";

    private final EventCodec codec = new EventCodec();
    private final BlockingQueue<KeptnEvent> seen = new LinkedBlockingQueue<>();
    private final Connection connection;

    private EventWatch(Connection connection) {
        this.connection = connection;
    }

    /** @param login a token, or user and password with a colon between them */
    static EventWatch start(String natsUrl, String login) {
        var options = options(natsUrl, login);
        try {
            var watch = new EventWatch(Nats.connect(options));
            watch.connection
                    .createDispatcher(message -> watch.see(message.getData()))
                    .subscribe(ALL);
            watch.connection.flush(Duration.ofSeconds(5));
            return watch;
        } catch (IOException | TimeoutException e) {
            throw new ServerFailed("Expected to listen to NATS, but: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("Expected to listen to NATS, but the wait was interrupted", e);
        }
    }

    private static Options options(String natsUrl, String login) {
        var options = Options.builder().server(natsUrl);
        var colon = login.indexOf(':');
        return colon < 0
                ? options.token(login.toCharArray()).build()
                : options.userInfo(login.substring(0, colon), login.substring(colon + 1))
                        .build();
    }

    /** The next event, if one comes in time. */
    Optional<KeptnEvent> next(Duration patience) {
        try {
            return Optional.ofNullable(seen.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void see(byte[] message) {
        if (codec.decode(message) instanceof Decoded.Valid valid) {
            seen.add(valid.event());
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
