/** Jobs as metrics. */
@org.jspecify.annotations.NullMarked
package dev.drydock.jobs.adapter.micrometer;
