/** Events in. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.adapter.nats;
