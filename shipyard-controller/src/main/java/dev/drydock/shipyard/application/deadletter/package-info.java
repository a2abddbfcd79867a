/** Messages that could not be handled, and their second chance. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.application.deadletter;
