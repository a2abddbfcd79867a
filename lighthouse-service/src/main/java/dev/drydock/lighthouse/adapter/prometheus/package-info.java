/** Queries to Prometheus and its like. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.adapter.prometheus;
