/** Events committed with the state they follow from, then published. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.outbox;
