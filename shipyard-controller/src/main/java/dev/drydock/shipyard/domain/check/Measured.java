package dev.drydock.shipyard.domain.check;

import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.StreamConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts, as they were found; what could not be measured is an absent value with the reason in {@code problem}. */
public final class Measured {
    private Measured() {}

    /**
     * NATS.
     *
     * @param problem why it cannot be asked
     * @param version such as {@code 2.10.4}; empty while it is away
     * @param jetStream whether the server keeps streams
     * @param maxPayload the largest message in bytes
     * @param replicas how many servers hold the stream
     * @param syncEvery how often messages go to disk for good; 0 for at once, absent if the server does not tell
     */
    public record Broker(
            Optional<String> problem,
            String version,
            boolean jetStream,
            long maxPayload,
            int replicas,
            Optional<Duration> syncEvery) {
        /** Nothing but the reason. */
        public static Broker away(String why) {
            return new Broker(Optional.of(why), "", false, 0, 0, Optional.empty());
        }
    }

    /**
     * PostgreSQL.
     *
     * @param version as in {@code server_version_num}, such as 150004
     * @param synchronousCommit the setting's word, such as {@code on}
     * @param migration the newest that was applied
     * @param failedMigrations how many began and did not end
     * @param now its clock
     */
    public record Database(
            Optional<String> problem,
            int version,
            boolean fsync,
            boolean fullPageWrites,
            String synchronousCommit,
            Optional<String> migration,
            int failedMigrations,
            Instant now) {
        /** Nothing but the reason. */
        public static Database away(String why) {
            return new Database(Optional.of(why), 0, false, false, "", Optional.empty(), 0, Instant.EPOCH);
        }
    }

    /**
     * The repository of a project.
     *
     * @param missing it is not there
     * @param stale why it is served as it was when it was last fetched
     */
    public record Repository(String project, boolean missing, Optional<String> stale) {}

    /** A task that nobody has started; {@code heard} if somebody could. */
    public record WaitingTask(String type, String place, Duration waiting, boolean heard) {}

    /** Those who carry out tasks, and what waits for them. */
    public record Executors(List<Integration> integrations, List<StreamConsumer> consumers, List<WaitingTask> waiting) {
        public Executors {
            integrations = List.copyOf(integrations);
            consumers = List.copyOf(consumers);
            waiting = List.copyOf(waiting);
        }
    }
}
