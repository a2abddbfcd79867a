/** What can be asked about sequence executions and their open tasks. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.application.execution;
