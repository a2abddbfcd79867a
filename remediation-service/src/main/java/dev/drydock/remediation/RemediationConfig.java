package dev.drydock.remediation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the remediation-service waits for news before it decides without. */
@ConfigMapping(prefix = "drydock.remediation")
public interface RemediationConfig {
    /** After a failed attempt, for the next one; then the engine is asked. */
    @WithDefault("10s")
    Duration followUpGrace();

    /** After a sequence that passed, for the score of its evaluation. */
    @WithDefault("2s")
    Duration scoreGrace();

    /** Between two questions to the engine about a sequence that says nothing. */
    @WithDefault("60s")
    Duration silence();
}
