/** The way of events through the sequence engine: gather, decide, commit, tell. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.application.sequence;
