/** What is asked of the event store. Pure. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.domain.search;
