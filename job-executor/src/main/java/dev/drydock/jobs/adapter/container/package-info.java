/** Jobs as containers of an engine on this machine, Docker or Podman. */
@NullMarked
package dev.drydock.jobs.adapter.container;

import org.jspecify.annotations.NullMarked;
