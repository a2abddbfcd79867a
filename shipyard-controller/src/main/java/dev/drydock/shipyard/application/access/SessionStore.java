package dev.drydock.shipyard.application.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Keeps the sessions of browsers, and the codes that open them, as hashes; those whose time is over are forgotten. */
public interface SessionStore {
    /**
     * Keeps a session.
     *
     * @param hash SHA-256 of its id
     */
    Uni<Void> add(byte[] hash, Kept session, Instant now);

    /** The one with this hash, unless its time is over. */
    Uni<Optional<Kept>> find(byte[] hash, Instant now);

    /** Ends a session, if there is one. */
    Uni<Void> remove(byte[] hash);

    /** Keeps a code that opens a session. */
    Uni<Void> addCode(byte[] hash, Kept code, Instant now);

    /** Takes the code with this hash away, for only one who asks; empty if it is gone or its time is over. */
    Uni<Optional<Kept>> takeCode(byte[] hash, Instant now);

    /**
     * What is kept.
     *
     * @param tokenHash SHA-256 of the token that it stands for
     */
    record Kept(byte[] tokenHash, Instant expiresAt) {}
}
