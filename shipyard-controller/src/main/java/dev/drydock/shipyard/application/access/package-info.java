/** Tokens that admins create. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.application.access;
