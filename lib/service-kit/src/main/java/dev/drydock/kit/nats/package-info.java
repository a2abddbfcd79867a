/** Events over NATS JetStream: one connection a process, a SmallRye connector, batches in order per flow. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.nats;
