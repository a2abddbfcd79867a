/** What holds an action back. Start at {@link dev.drydock.remediation.domain.guard.GuardRules}. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.domain.guard;
