package dev.drydock.kit.telemetry;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What metrics tell apart. */
@ConfigMapping(prefix = "drydock.metrics")
public interface MetricsConfig {
    /** The projects that have values of their own, separated by commas; all others share theirs. */
    Optional<List<String>> projects();
}
