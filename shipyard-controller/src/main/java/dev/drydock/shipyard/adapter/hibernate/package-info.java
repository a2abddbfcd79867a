/** The register of projects in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.adapter.hibernate;
