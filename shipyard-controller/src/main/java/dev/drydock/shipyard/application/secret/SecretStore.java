package dev.drydock.shipyard.application.secret;

import dev.drydock.shipyard.domain.secret.Secret;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps secrets so that nobody who reads the store can read them. The place where another home for secrets, such as those
 * of Kubernetes, would be plugged in.
 */
public interface SecretStore {
    /** A secret without its values. */
    record Outline(String scope, String name, List<String> keys) {}

    /** @return whether it was new; one of the same scope and name stays as it is */
    Uni<Boolean> create(Secret secret, Instant now);

    /** Replaces all keys and values; @return whether there was one */
    Uni<Boolean> replace(Secret secret, Instant now);

    /** @return whether there was one */
    Uni<Boolean> delete(String scope, String name);

    /** Of these secret scopes, or all of them; by scope and name. */
    Uni<List<Outline>> list(Optional<List<String>> scopes);

    /** With its values. */
    Uni<Optional<Secret>> find(String scope, String name);

    /** Seals with the current key what another one has sealed; @return how many */
    Uni<Integer> reseal();
}
