/** What a service tells of itself: metrics, and the spans of what it did. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.telemetry;
