/** Who may do what: tokens, their scopes, and the projects they are for. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.access;
