package dev.drydock.kit.access;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Knows the tokens that were created, beside those that the configuration gives. */
@FunctionalInterface
public interface TokenRegister {
    /**
     * Whose token it is, as of now; empty if it is wrong, expired or revoked. Fails when that cannot be found out.
     *
     * @param token as it was shown, of any shape and length
     */
    Uni<Optional<Caller>> find(String token);
}
