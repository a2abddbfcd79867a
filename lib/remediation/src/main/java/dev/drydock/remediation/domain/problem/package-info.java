/** A problem's life: open, remediating, and one of four ends. {@code ProblemEnd} decides which and when. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.domain.problem;
