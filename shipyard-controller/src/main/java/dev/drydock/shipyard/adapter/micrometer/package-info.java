/** Sequences as metrics. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.adapter.micrometer;
