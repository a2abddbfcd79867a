/** The Quarkus side that every service shares. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit;
