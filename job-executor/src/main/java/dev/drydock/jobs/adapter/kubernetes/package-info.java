/** Jobs as Jobs of a Kubernetes cluster. */
@NullMarked
package dev.drydock.jobs.adapter.kubernetes;

import org.jspecify.annotations.NullMarked;
