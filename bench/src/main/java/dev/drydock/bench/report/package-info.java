/** Medians, ratios, tables. */
package dev.drydock.bench.report;
