/** How people stop actions and allow them again. Start at {@link dev.drydock.remediation.domain.killswitch.SwitchChange}. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.domain.killswitch;
