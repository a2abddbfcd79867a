/** Problems as metrics. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.adapter.micrometer;
