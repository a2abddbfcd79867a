/** Schemas and their migrations. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.postgres;
