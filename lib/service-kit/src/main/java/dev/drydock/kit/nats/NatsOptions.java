package dev.drydock.kit.nats;

import dev.drydock.kit.tls.NamedTls;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.JetStreamOptions;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.time.Duration;

/** How the server is reached: what its client is told of addresses, of who we are, and of whom to trust. */
record NatsOptions(NatsConfig config, TlsConfigurationRegistry tls) {

    /** Where JetStream's API is. */
    static JetStreamOptions jetStream(NatsConfig config) {
        return config.jetstreamPrefix()
                .map(prefix -> JetStreamOptions.builder().prefix(prefix).build())
                .orElse(JetStreamOptions.DEFAULT_JS_OPTIONS);
    }

    /**
     * Of a connection that never gives up.
     *
     * @param reconnected is called each time that it came back
     * @throws IllegalArgumentException if the TLS configuration that is named cannot be used
     */
    Options calling(Runnable reconnected) {
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
                    public void connectionEvent(Connection connection, Events event) {
                        if (event == Events.RECONNECTED) {
                            reconnected.run();
                        }
                    }
                })
                .errorListener(new QuietErrors());
        config.user().ifPresent(user -> options.userInfo(user, config.password().orElse("")));
        config.token().ifPresent(token -> options.token(token.toCharArray()));
        config.credentials().ifPresent(file -> options.authHandler(Nats.credentials(file)));
        config.tls().ifPresent(name -> options.sslContext(NamedTls.context(tls, "drydock.nats.tls", name)));
        return options.build();
    }
}
