package dev.drydock.shipyard.adapter.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the other services are. What is empty is served in this process, or nowhere. */
@ConfigMapping(prefix = "drydock.shipyard.services")
interface ServicesConfig {
    /** Base URL of the remediation-service, without {@code /api}. */
    Optional<URI> remediationUrl();

    /** Base URL of the lighthouse-service, without {@code /api}. */
    Optional<URI> lighthouseUrl();

    /** Base URL of the job-executor, without {@code /api}. */
    Optional<URI> jobExecutorUrl();

    /** How long a service may take for the first byte of its answer, and between two of its parts. */
    @WithDefault("60S")
    Duration answerWithin();

    /** Most requests that are at one service at a time; four times as many wait for their turn. */
    @WithDefault("64")
    int mostAtOnce();
}
