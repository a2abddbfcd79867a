/** Files to evaluate from without a server: values and earlier evaluations. */
@org.jspecify.annotations.NullMarked
package dev.drydock.evaluation.file;
