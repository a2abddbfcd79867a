/** Integrations, their subscriptions and logs, and who would take a task. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.application.integration;
