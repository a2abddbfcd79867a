/** HTTP in: translates requests to commands and decisions to answers. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.adapter.rest;
