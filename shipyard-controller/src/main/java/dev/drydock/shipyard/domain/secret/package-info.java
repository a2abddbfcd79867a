/** What a secret may be. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.domain.secret;
