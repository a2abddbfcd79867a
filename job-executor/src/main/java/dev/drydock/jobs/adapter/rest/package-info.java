/** What people may ask about jobs. */
@NullMarked
package dev.drydock.jobs.adapter.rest;

import org.jspecify.annotations.NullMarked;
