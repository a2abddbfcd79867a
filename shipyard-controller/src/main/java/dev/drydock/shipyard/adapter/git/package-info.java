/** Projects as their Git repositories have them. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.adapter.git;
