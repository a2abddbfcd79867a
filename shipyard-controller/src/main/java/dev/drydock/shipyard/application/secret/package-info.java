/** Secrets for jobs. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.application.secret;
