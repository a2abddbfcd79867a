/** What is asked of an action provider, and how its answers are judged. */
@org.jspecify.annotations.NullMarked
package dev.drydock.providercheck.domain;
