/** Who listens to what. Pure. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.domain.integration;
