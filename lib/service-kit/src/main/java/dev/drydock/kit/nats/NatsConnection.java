package dev.drydock.kit.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
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
    private static final Duration RECENTLY = Duration.ofMinutes(1);
    private static final int STREAM_NOT_FOUND = 404;

    /** Something that lives on the stream, such as a durable consumer, and is looked after by the watch. */
    @FunctionalInterface
    interface OnStream {
        /** @param reconnected what was open before may be deaf: open it anew */
        void ensure(Connection connection, boolean reconnected) throws IOException, JetStreamApiException;
    }

    private final NatsConfig config;
    private final TlsConfigurationRegistry tls;
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
    private boolean started;

    public NatsConnection(NatsConfig config, TlsConfigurationRegistry tls) {
        this.config = config;
        this.tls = tls;
        this.jetStream = jetStream(config);
    }

    static JetStreamOptions jetStream(NatsConfig config) {
        return config.jetstreamPrefix()
                .map(prefix -> JetStreamOptions.builder().prefix(prefix).build())
                .orElse(JetStreamOptions.DEFAULT_JS_OPTIONS);
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

    /** Whether the server can be reached now. */
    public boolean isConnected() {
        var current = connection;
        return current != null && current.getStatus() == Connection.Status.CONNECTED && incarnation != null;
    }

    /**
     * Somebody who takes events from the stream through a consumer.
     *
     * @param subject what it takes, wildcards included
     * @param isLive whether somebody works off what it takes: asks for more now, or took something lately
     */
    public record Subscriber(String name, String subject, boolean isLive) {}

    /**
     * Who takes events from the stream, asked of the server now. Blocks for a round trip; plain subscribers without a
     * consumer are not seen.
     *
     * @throws UncheckedIOException while the server is away
     */
    public List<Subscriber> subscribers() {
        var current = connection;
        if (current == null || !isConnected()) {
            throw away();
        }
        try {
            return current.jetStreamManagement(jetStream).getConsumers(STREAM).stream()
                    .flatMap(NatsConnection::subscribers)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    /**
     * The server at the other end.
     *
     * @param version such as {@code 2.10.4}
     * @param maxPayload the largest message in bytes
     * @param replicas how many servers hold the stream
     */
    public record Server(String version, boolean jetStream, long maxPayload, int replicas) {}

    /**
     * What kind of server this is, asked now. Blocks for a round trip.
     *
     * @throws UncheckedIOException while the server is away
     */
    public Server server() {
        var current = connection;
        if (current == null || !isConnected()) {
            throw away();
        }
        try {
            var told = current.getServerInfo();
            var stream =
                    current.jetStreamManagement(jetStream).getStreamInfo(STREAM).getConfiguration();
            return new Server(
                    told.getVersion(), told.isJetStreamAvailable(), told.getMaxPayload(), stream.getReplicas());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    private UncheckedIOException away() {
        return new UncheckedIOException(new IOException("not connected to NATS at " + config.url()));
    }

    private static Stream<Subscriber> subscribers(ConsumerInfo consumer) {
        var filters = consumer.getConsumerConfiguration().getFilterSubjects();
        var subjects = filters == null || filters.isEmpty() ? List.of(SUBJECTS) : filters;
        return subjects.stream().map(subject -> new Subscriber(consumer.getName(), subject, isLive(consumer)));
    }

    private static boolean isLive(ConsumerInfo consumer) {
        if (consumer.isPushBound() || consumer.getNumWaiting() > 0) {
            return true;
        }
        var active = consumer.getDelivered().getLastActive();
        return active != null
                && active.isAfter(ZonedDateTime.now(active.getZone()).minus(RECENTLY));
    }

    void register(OnStream consumer) {
        onStream.add(consumer);
        start();
        watch.execute(() -> look(false));
    }

    CompletableFuture<PublishAck> publish(Message message) {
        var current = connection;
        if (current == null || incarnation == null) {
            return CompletableFuture.failedFuture(new IOException("not connected to NATS at " + config.url()));
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
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            listening = false;
            LOG.warnf("NATS at %s: %s; trying again in %d s", config.url(), e.getMessage(), WATCH.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection connected() throws IOException, InterruptedException {
        var current = connection;
        if (current == null) {
            current = Nats.connect(options());
            connection = current;
        }
        return current;
    }

    private Options options() {
        var options = new Options.Builder()
                .servers(config.url().split("\\s*,\\s*"))
                .connectionName("drydock")
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(250))
                .connectionTimeout(Duration.ofSeconds(3))
                .pingInterval(Duration.ofSeconds(10))
                .connectionListener(new ConnectionListener() {
                    @Override
                    @Deprecated
                    public void connectionEvent(Connection c, Events event) {
                        if (event == Events.RECONNECTED && !watch.isShutdown()) {
                            watch.execute(() -> look(true));
                        }
                    }
                })
                .errorListener(new QuietErrors());
        config.user().ifPresent(user -> options.userInfo(user, config.password().orElse("")));
        config.token().ifPresent(token -> options.token(token.toCharArray()));
        config.credentials().ifPresent(file -> options.authHandler(Nats.credentials(file)));
        config.tls().ifPresent(name -> options.sslContext(trust(name)));
        return options.build();
    }

    private SSLContext trust(String name) {
        try {
            return tls.get(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "drydock.nats.tls names '%s', but there is no quarkus.tls.%s".formatted(name, name)))
                    .createSSLContext();
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException("quarkus.tls.%s cannot be used: %s".formatted(name, e.getMessage()), e);
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
