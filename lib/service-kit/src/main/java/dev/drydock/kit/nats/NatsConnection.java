package dev.drydock.kit.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of this process, and a watch over the stream. NATS may be away at any time, at start too: the
 * connection comes (back) by itself, a stream or consumer that is gone is made anew.
 */
@ApplicationScoped
public class NatsConnection {
    /** The stream that holds every event, as Keptn named it. */
    public static final String STREAM = "keptn";

    /** What the stream takes in. */
    public static final String SUBJECTS = "sh.keptn.>";

    private static final Logger LOG = Logger.getLogger(NatsConnection.class);
    private static final Duration WATCH = Duration.ofSeconds(5);
    private static final Duration ACK_WITHIN = Duration.ofSeconds(5);
    private static final Duration FLUSHED_WITHIN = Duration.ofSeconds(2);
    private static final int STREAM_NOT_FOUND = 404;
    private static final Pattern SECRETS = Pattern.compile("(?<=://)[^/@\\s,]+@");

    /** Something that lives on the stream, such as a durable consumer, and is looked after by the watch. */
    @FunctionalInterface
    interface OnStream {
        /** @param reconnected what was open before may be deaf: open it anew */
        void ensure(Connection connection, boolean reconnected) throws IOException, JetStreamApiException;
    }

    private final NatsConfig config;
    private final NatsOptions options;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "drydock-nats");
        thread.setDaemon(true);
        return thread;
    });
    private final List<OnStream> onStream = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> incarnationListeners = new CopyOnWriteArrayList<>();
    private final JetStreamOptions jetStream;
    private volatile @Nullable Connection connection;
    private volatile @Nullable String incarnation;
    private volatile boolean listening;
    private volatile Optional<String> problem = Optional.empty();
    private boolean started;

    public NatsConnection(NatsConfig config, TlsConfigurationRegistry tls) {
        this.config = config;
        this.options = new NatsOptions(config, tls);
        this.jetStream = NatsOptions.jetStream(config);
    }

    /** Which life of the stream events go to: changes when the stream was wiped and made anew. */
    public Optional<String> incarnation() {
        return Optional.ofNullable(incarnation);
    }

    /** Calls back with the stream's incarnation when it is first known, and whenever it changes. */
    public void onIncarnation(Consumer<String> listener) {
        incarnationListeners.add(listener);
        incarnation().ifPresent(listener);
        start();
    }

    /** Whether the stream has been reached since the start, whatever happened after that. */
    public boolean wasConnected() {
        return incarnation != null;
    }

    /** Whether every consumer that this process needs is there and takes events, as of the last look. */
    public boolean isListening() {
        return listening;
    }

    /** What went wrong at the last look, in the words of the client and the server; no secret is in it. */
    public Optional<String> problem() {
        return problem;
    }

    /** How long the stream keeps events, as configured. */
    public Duration maxAge() {
        return config.maxAge();
    }

    /** Whether the server can be reached now. */
    public boolean isConnected() {
        var current = connection;
        return current != null && current.getStatus() == Connection.Status.CONNECTED && incarnation != null;
    }

    /** @throws IOException while the server is away */
    Connection reached() throws IOException {
        var current = connection;
        if (current == null || !isConnected()) {
            throw away();
        }
        return current;
    }

    private IOException away() {
        return new IOException("not connected to NATS at " + withoutSecrets(config.url())
                + problem.map(": "::concat).orElse(""));
    }

    /** Addresses may carry a user and a password, or a token; what the client says repeats them. */
    static String withoutSecrets(String text) {
        return SECRETS.matcher(text).replaceAll("");
    }

    void register(OnStream consumer) {
        onStream.add(consumer);
        start();
        watch.execute(() -> look(false));
    }

    CompletableFuture<PublishAck> publish(Message message) {
        var current = connection;
        if (current == null || incarnation == null) {
            return CompletableFuture.failedFuture(away());
        }
        try {
            return current.jetStream(jetStream)
                    .publishAsync(message)
                    .orTimeout(ACK_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    synchronized void start() {
        if (!started) {
            started = true;
            watch.scheduleWithFixedDelay(() -> look(false), 0, WATCH.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until what was said has left this process, or the server is away. */
    void flush() {
        var current = connection;
        if (current == null || current.getStatus() != Connection.Status.CONNECTED) {
            return;
        }
        try {
            current.flush(FLUSHED_WITHIN);
        } catch (TimeoutException e) {
            LOG.debugf("not everything was told: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(boolean reconnected) {
        try {
            var current = connected();
            if (current.getStatus() != Connection.Status.CONNECTED) {
                listening = false;
                return;
            }
            ensureStream(current);
            for (var consumer : onStream) {
                consumer.ensure(current, reconnected);
            }
            listening = true;
            problem = Optional.empty();
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            listening = false;
            var said = withoutSecrets(String.valueOf(e.getMessage()));
            problem = Optional.of(said);
            LOG.warnf("NATS at %s: %s; trying again in %d s", withoutSecrets(config.url()), said, WATCH.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection connected() throws IOException, InterruptedException {
        var current = connection;
        if (current == null) {
            current = Nats.connect(options.calling(this::reconnected));
            connection = current;
        }
        return current;
    }

    private void reconnected() {
        if (!watch.isShutdown()) {
            watch.execute(() -> look(true));
        }
    }

    private void ensureStream(Connection current) throws IOException, JetStreamApiException {
        var found = info(current);
        var now = found.getCreateTime().toInstant().toString();
        if (!now.equals(incarnation)) {
            incarnation = now;
            incarnationListeners.forEach(listener -> listener.accept(now));
        }
    }

    private StreamInfo info(Connection current) throws IOException, JetStreamApiException {
        var management = current.jetStreamManagement(jetStream);
        try {
            return management.getStreamInfo(STREAM);
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() != STREAM_NOT_FOUND) {
                throw e;
            }
            return management.addStream(StreamConfiguration.builder()
                    .name(STREAM)
                    .subjects(SUBJECTS)
                    .storageType(StorageType.File)
                    .replicas(config.replicas())
                    .maxAge(config.maxAge())
                    .duplicateWindow(Duration.ofMinutes(2))
                    .build());
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        watch.shutdownNow();
        var current = connection;
        if (current != null) {
            current.close();
        }
    }
}
