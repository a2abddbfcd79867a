/** Which events are accepted. Pure. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.domain.intake;
