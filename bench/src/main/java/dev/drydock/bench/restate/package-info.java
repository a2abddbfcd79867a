/** Restate: a handler that calls an external service four times, durably. */
package dev.drydock.bench.restate;
