/** Evaluations as metrics. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.adapter.micrometer;
