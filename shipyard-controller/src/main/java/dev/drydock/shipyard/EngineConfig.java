package dev.drydock.shipyard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long tasks may take when the shipyard does not say. */
@ConfigMapping(prefix = "drydock.shipyard")
interface EngineConfig {
    /** From a task's triggered event to the first answer. */
    @WithDefault("10M")
    Duration startWithin();

    /** From a task's triggered event to the last answer. */
    @WithDefault("1H")
    Duration finishWithin();

    /** From a task's triggered event to the report that nobody answers it. */
    @WithDefault("5S")
    Duration reportUnansweredAfter();

    /** Bytes of the largest event; NATS carries 1 MB, unless its max_payload says otherwise. */
    @WithDefault("1000000")
    int largestEvent();

    /** How long flows that are over are kept. */
    @WithDefault("90D")
    Duration keepFor();

    /** How many flows a project keeps. */
    @WithDefault("100000")
    int keepFlows();

    /** How long a dead letter is kept. */
    @WithDefault("90D")
    Duration keepDeadLetters();

    /** How many dead letters of a service are kept. */
    @WithDefault("100000")
    int mostDeadLetters();

    /** How long the audit trail is kept. */
    @WithDefault("365D")
    Duration keepAudit();

    /** How long a browser stays logged in. */
    @WithDefault("12H")
    Duration sessionLifetime();
}
