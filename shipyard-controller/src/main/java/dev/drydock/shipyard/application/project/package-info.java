/** Projects as the engine and the API see them. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.application.project;
