/** What actions brought about. Start at {@link dev.drydock.remediation.domain.effect.EffectReport}. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.domain.effect;
