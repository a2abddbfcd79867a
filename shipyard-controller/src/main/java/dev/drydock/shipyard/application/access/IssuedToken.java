package dev.drydock.shipyard.application.access;

import dev.drydock.kit.access.Caller;
import dev.drydock.kit.access.TokenScope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token that was created, without its text, which nobody keeps.
 *
 * @param projects the only projects it is for; empty for all
 * @param createdBy the name of the token that created it
 * @param expiresAt from when on it is refused; empty for never
 */
public record IssuedToken(
        String name,
        Set<TokenScope> scopes,
        Optional<Set<String>> projects,
        Instant createdAt,
        String createdBy,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {

    /** What its owner may do. */
    public Caller caller() {
        return new Caller(name, scopes, projects);
    }
}
