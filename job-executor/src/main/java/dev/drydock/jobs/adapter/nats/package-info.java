/** Events from and to NATS. */
@NullMarked
package dev.drydock.jobs.adapter.nats;

import org.jspecify.annotations.NullMarked;
