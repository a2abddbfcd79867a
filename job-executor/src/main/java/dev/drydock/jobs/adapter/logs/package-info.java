/** What jobs print, in files. */
@NullMarked
package dev.drydock.jobs.adapter.logs;

import org.jspecify.annotations.NullMarked;
