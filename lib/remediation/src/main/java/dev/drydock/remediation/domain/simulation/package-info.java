/** Problems played against the rules, with a clock of their own: what would be done, and why. Start at {@code Simulation}. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.domain.simulation;
