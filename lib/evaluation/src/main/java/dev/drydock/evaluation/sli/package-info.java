/** Which query measures an indicator. Pure. */
@org.jspecify.annotations.NullMarked
package dev.drydock.evaluation.sli;
