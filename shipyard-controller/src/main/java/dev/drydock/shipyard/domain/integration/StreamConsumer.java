package dev.drydock.shipyard.domain.integration;

/**
 * A consumer of the event stream in NATS: somebody who takes events there without registering.
 *
 * @param subject what it takes
 * @param isLive whether somebody works off what it takes
 */
public record StreamConsumer(String name, SubjectPattern subject, boolean isLive) {}
