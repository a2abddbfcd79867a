package dev.drydock.kit.nats;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where NATS is and how its stream is kept. */
@ConfigMapping(prefix = "drydock.nats")
public interface NatsConfig {
    /** One or more servers, separated by commas. */
    @WithDefault("nats://127.0.0.1:4222")
    String url();

    /** User name, where the server asks for one. */
    Optional<String> user();

    /** The user's password. */
    Optional<String> password();

    /** A token, where the server asks for one. */
    Optional<String> token();

    /** A file with NATS credentials (JWT and NKEY). */
    Optional<String> credentials();

    /** The name of a {@code quarkus.tls.<name>} configuration: whom to trust, and the client certificate. */
    Optional<String> tls();

    /** Where JetStream's API is found, if it is another account's: the prefix of its subjects in ours. */
    Optional<String> jetstreamPrefix();

    /** How many servers hold the stream: 3 in a cluster. */
    @WithDefault("1")
    int replicas();

    /** Where a server tells how it is set up, such as {@code http://nats:8222}; asked by the preflight check. */
    Optional<String> monitorUrl();

    /** How long the stream keeps events for subscribers that are away. */
    @WithDefault("7D")
    Duration maxAge();

    /** How long an event may be with one process before another one, or the same after a restart, gets it. */
    @WithDefault("10S")
    Duration ackWait();
}
