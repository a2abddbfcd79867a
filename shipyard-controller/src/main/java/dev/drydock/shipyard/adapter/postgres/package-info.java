/** Rows, codecs and queries. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.adapter.postgres;
