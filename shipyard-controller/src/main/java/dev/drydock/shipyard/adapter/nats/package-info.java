/** Events in. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.adapter.nats;
