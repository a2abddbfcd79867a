package dev.drydock.kit.traces;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where spans go. Without an endpoint none are made. */
@ConfigMapping(prefix = "drydock.traces")
public interface TracesConfig {
    /** Base URL of an OTLP receiver over HTTP, such as {@code http://collector:4318}. */
    Optional<String> endpoint();

    /** Headers for the receiver: {@code name=value}, separated by commas. */
    Optional<String> headers();

    /** How long the receiver may take for a batch. */
    @WithDefault("10S")
    Duration timeout();

    /** How long spans are kept for a receiver that is away. */
    @WithDefault("1D")
    Duration keepFor();
}
