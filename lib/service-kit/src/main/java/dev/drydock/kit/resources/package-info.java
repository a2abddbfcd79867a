/** The files of a project, read from the shipyard-controller. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.resources;
