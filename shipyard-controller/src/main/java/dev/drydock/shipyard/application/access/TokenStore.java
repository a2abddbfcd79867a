package dev.drydock.shipyard.application.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps tokens as hashes. What is revoked stays as a row, so that its name is never given to another. */
public interface TokenStore {
    /**
     * Keeps a new token.
     *
     * @param hash SHA-256 of its text
     * @return whether the name was free; it is taken also by a revoked token
     */
    Uni<Boolean> add(IssuedToken token, byte[] hash);

    /** Those that are not revoked, by name. */
    Uni<List<IssuedToken>> list();

    /** The one with this hash, unless it is expired or revoked. */
    Uni<Optional<IssuedToken>> find(byte[] hash, Instant now);

    /**
     * Ends a token for ever. Once this completes, nobody finds it.
     *
     * @param by the name of the token that asks for it
     * @return whether there was one
     */
    Uni<Boolean> revoke(String name, Instant at, String by);

    /** Remembers that it was used. */
    Uni<Void> used(String name, Instant at);
}
