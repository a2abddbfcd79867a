package dev.drydock.lighthouse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What an installation may choose. */
@ConfigMapping(prefix = "drydock.lighthouse")
public interface LighthouseConfig {
    /** Who is asked for SLI values; {@code none} turns quality gates off. */
    @WithDefault("prometheus")
    String sliProvider();

    /** The same for single projects, by name. */
    Map<String, String> projectSliProvider();

    /** How long a provider may take before its evaluation fails. */
    @WithDefault("5M")
    Duration sliDeadline();

    Prometheus prometheus();

    /** The built-in SLI provider. */
    interface Prometheus {
        @WithParentName
        Endpoint byDefault();

        /** Other places for single projects, by name. */
        Map<String, Endpoint> projects();

        /** Most queries at the same time. */
        @WithDefault("8")
        int concurrency();
    }

    /** A server with Prometheus' API. */
    interface Endpoint {
        /** Base URL, with a path where the API lies below one. */
        @WithDefault("http://127.0.0.1:9090")
        URI url();

        Optional<String> user();

        Optional<String> password();

        /** Sent instead of user and password. */
        Optional<String> bearerToken();

        /** For one query. */
        @WithDefault("10S")
        Duration timeout();
    }
}
