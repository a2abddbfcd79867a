/** How an evaluation is judged: criteria, baselines, scores, results, and the sentence that says why. Pure. */
@org.jspecify.annotations.NullMarked
package dev.drydock.evaluation;
