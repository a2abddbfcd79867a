package dev.drydock.kit.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.ConsumerInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/** What the server says when it is asked: what it is, and who takes events from it. */
@ApplicationScoped
public class NatsView {
    private static final Duration RECENTLY = Duration.ofMinutes(1);

    private final NatsConnection nats;
    private final JetStreamOptions jetStream;

    NatsView(NatsConnection nats, NatsConfig config) {
        this.nats = nats;
        this.jetStream = NatsOptions.jetStream(config);
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
        return asked((connection, management) -> management.getConsumers(NatsConnection.STREAM).stream()
                .flatMap(NatsView::subscribers)
                .toList());
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
        return asked((connection, management) -> {
            var told = connection.getServerInfo();
            var stream = management.getStreamInfo(NatsConnection.STREAM).getConfiguration();
            return new Server(
                    told.getVersion(), told.isJetStreamAvailable(), told.getMaxPayload(), stream.getReplicas());
        });
    }

    private interface Question<T> {
        T of(Connection connection, JetStreamManagement management) throws IOException, JetStreamApiException;
    }

    private <T> T asked(Question<T> question) {
        try {
            var connection = nats.reached();
            return question.of(connection, connection.jetStreamManagement(jetStream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    private static Stream<Subscriber> subscribers(ConsumerInfo consumer) {
        var filters = consumer.getConsumerConfiguration().getFilterSubjects();
        var subjects = filters == null || filters.isEmpty() ? List.of(NatsConnection.SUBJECTS) : filters;
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
}
