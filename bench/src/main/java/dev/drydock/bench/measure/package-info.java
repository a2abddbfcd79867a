/** Loads, latencies and what they cost; knows no system. */
package dev.drydock.bench.measure;
