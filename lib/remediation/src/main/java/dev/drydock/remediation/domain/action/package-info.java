/** Which action comes next, and what is answered when none does. Start at {@code NextAction}. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.domain.action;
