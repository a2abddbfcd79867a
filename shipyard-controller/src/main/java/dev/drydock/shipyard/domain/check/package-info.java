/** What a machine must have for Drydock to keep its promise: rules over what was measured. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.domain.check;
