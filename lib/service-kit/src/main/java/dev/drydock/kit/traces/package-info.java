/** Spans as rows: committed with what they tell of, then exported over OTLP. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.traces;
