/** Secrets as files. */
@NullMarked
package dev.drydock.jobs.adapter.secrets;

import org.jspecify.annotations.NullMarked;
