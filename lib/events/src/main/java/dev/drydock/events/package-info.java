/**
 * The contract's vocabulary in plain Java: event types, ids, results, payloads. Safe to use in a domain package; the
 * wire format lives in {@link dev.drydock.events.codec}.
 */
@org.jspecify.annotations.NullMarked
package dev.drydock.events;
