/** How monitoring tools' reports become the event that triggers a remediation. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.domain.intake;
