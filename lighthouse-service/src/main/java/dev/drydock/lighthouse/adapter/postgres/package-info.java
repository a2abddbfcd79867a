/** Evaluations as rows. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.adapter.postgres;
