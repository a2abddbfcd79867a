/** The rules of evaluations: criteria, scores, results, baselines, time windows. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.domain.evaluation;
