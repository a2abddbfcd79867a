/** What evaluations cost; started by bench/evaluations. */
package dev.drydock.bench.evaluation;
