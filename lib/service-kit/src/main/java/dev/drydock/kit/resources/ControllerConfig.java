package dev.drydock.kit.resources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** How to reach the shipyard-controller. */
@ConfigMapping(prefix = "drydock")
public interface ControllerConfig {
    /** Base URL of the shipyard-controller, without {@code /api}. */
    @WithName("controller-url")
    String controllerUrl();

    /** The token for its API. */
    @WithName("api-token")
    String apiToken();
}
