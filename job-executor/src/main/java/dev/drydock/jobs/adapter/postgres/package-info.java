/** Jobs as rows. */
@NullMarked
package dev.drydock.jobs.adapter.postgres;

import org.jspecify.annotations.NullMarked;
