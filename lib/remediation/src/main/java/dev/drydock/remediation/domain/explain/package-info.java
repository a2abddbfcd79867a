/** Why something was done, was not done, or would be done: rule by rule, with the line of the file that says so. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.domain.explain;
