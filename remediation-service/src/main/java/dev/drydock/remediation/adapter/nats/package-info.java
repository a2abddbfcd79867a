/** The channels of the remediation-service. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.adapter.nats;
