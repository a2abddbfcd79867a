/** Asks over a real NATS. */
@org.jspecify.annotations.NullMarked
package dev.drydock.providercheck.adapter.nats;
