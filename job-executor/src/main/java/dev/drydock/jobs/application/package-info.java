/** Answers tasks with jobs: gathers what the rules need, carries out what they say. Ports return {@code Uni}. */
@NullMarked
package dev.drydock.jobs.application;

import org.jspecify.annotations.NullMarked;
