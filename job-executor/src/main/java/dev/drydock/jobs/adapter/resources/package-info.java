/** The controller's resources as the repository. */
@NullMarked
package dev.drydock.jobs.adapter.resources;

import org.jspecify.annotations.NullMarked;
