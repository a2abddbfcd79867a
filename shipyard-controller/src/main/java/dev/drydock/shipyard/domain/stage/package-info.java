/** Which sequence executions of a stage and service may run now. Pure. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.domain.stage;
