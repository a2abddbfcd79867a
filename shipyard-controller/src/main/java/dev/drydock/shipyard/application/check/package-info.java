/** Measures what the preflight check judges. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.application.check;
