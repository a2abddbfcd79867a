/** Projects: what they are called, what belongs to them, which files they take. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.domain.project;
