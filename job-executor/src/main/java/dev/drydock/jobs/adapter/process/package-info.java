/** Jobs as local processes: for the demo and for machines without containers. Nothing isolates them from each other. */
@NullMarked
package dev.drydock.jobs.adapter.process;

import org.jspecify.annotations.NullMarked;
