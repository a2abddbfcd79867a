/** The rules of jobs: which action answers an event, what its tasks get, what their ends mean. No I/O. */
@NullMarked
package dev.drydock.jobs.domain;

import org.jspecify.annotations.NullMarked;
