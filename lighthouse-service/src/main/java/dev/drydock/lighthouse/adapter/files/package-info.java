/** Files for Prometheus. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.adapter.files;
