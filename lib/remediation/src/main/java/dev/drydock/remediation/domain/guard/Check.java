package dev.drydock.remediation.domain.guard;

/**
 * What one guard says about an action: the rule-by-rule answer of {@code explain}.
 *
 * @param guard its word: kill-switch, ineffective, freeze, delivery, budget, cool-down, storm-brake, risk, shadow
 * @param passes whether it lets the action go
 * @param words what it found, in one sentence
 * @param place {@code file:line:column} that declared it; empty when no file does
 */
public record Check(String guard, boolean passes, String words, String place) {}
