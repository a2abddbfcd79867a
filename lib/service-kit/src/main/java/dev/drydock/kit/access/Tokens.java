package dev.drydock.kit.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Every token that is right: those of the configuration, then those that were created. */
@ApplicationScoped
public class Tokens {
    private final ConfiguredTokens configured;
    private final TokenRegister register;

    public Tokens(ConfiguredTokens configured, TokenRegister register) {
        this.configured = configured;
        this.register = register;
    }

    /** Whose token it is, as of now; what cannot be a token is not looked up. Fails when that cannot be found out. */
    public Uni<Optional<Caller>> find(String shown) {
        var known = configured.find(TokenText.hash(shown));
        return known.isPresent() || !TokenText.isWellFormed(shown)
                ? Uni.createFrom().item(known)
                : register.find(shown);
    }
}
