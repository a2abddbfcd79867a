/** One address for all services: requests for the others are passed on to them. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.adapter.proxy;
