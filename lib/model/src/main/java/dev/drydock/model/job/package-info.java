/** The job config: which containers answer which event. */
@NullMarked
package dev.drydock.model.job;

import org.jspecify.annotations.NullMarked;
