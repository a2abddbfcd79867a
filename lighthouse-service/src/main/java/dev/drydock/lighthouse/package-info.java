/** Evaluations of SLOs: the lighthouse-service, put together. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse;
