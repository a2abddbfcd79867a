/** One run of everything that is measured, started by {@code bench/run}. */
package dev.drydock.bench;
