/** What a sequence execution does next: facts, the state they add up to, and the rules that decide. Pure. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.domain.sequence;
