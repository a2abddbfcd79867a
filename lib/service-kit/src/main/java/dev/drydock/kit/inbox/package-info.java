/** Events accepted durably and worked off at least once. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.inbox;
