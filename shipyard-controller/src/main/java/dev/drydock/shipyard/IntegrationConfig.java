package dev.drydock.shipyard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long integrations and their logs are remembered. */
@ConfigMapping(prefix = "drydock.shipyard.integrations")
interface IntegrationConfig {
    /** An integration that was silent for so long is forgotten, with its subscriptions. */
    @WithDefault("48H")
    Duration forgetAfter();

    /** Errors that integrations reported. */
    @WithDefault("120H")
    Duration keepLogs();
}
