/** Whom to trust. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.tls;
