package dev.drydock.kit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The tokens that the configuration gives. They need no database, and end with the configuration. */
@ApplicationScoped
public class ConfiguredTokens {
    /** The name of {@code drydock.api-token}. */
    public static final String ADMIN = "configured-admin";

    private static final Logger LOG = Logger.getLogger(ConfiguredTokens.class);
    private static final int SHORT = 20;

    private final List<Configured> tokens;

    public ConfiguredTokens(
            @ConfigProperty(name = "drydock.api-token") Optional<String> api,
            @ConfigProperty(name = "drydock.service-token") Optional<String> services) {
        this.tokens = Stream.concat(
                        configured("drydock.api-token", api, Caller.ofAll(ADMIN, TokenScope.ADMIN)),
                        configured(
                                "drydock.service-token",
                                services,
                                Caller.ofAll("drydock-services", TokenScope.READ, TokenScope.INTERNAL)))
                .toList();
    }

    private record Configured(byte[] hash, Caller caller) {}

    /** Hashes are compared, and in constant time: neither value nor length shows in how long it takes. */
    public Optional<Caller> find(byte[] hash) {
        return tokens.stream()
                .filter(token -> MessageDigest.isEqual(token.hash, hash))
                .map(Configured::caller)
                .findFirst();
    }

    private static Stream<Configured> configured(String key, Optional<String> token, Caller caller) {
        return token.map(String::strip).filter(text -> !text.isEmpty()).stream()
                .peek(text -> {
                    if (text.length() < SHORT) {
                        LOG.warnf(
                                "%s has only %d characters and can be guessed; make one with: openssl rand -hex 32",
                                key, text.length());
                    }
                })
                .map(text -> new Configured(TokenText.hash(text), caller));
    }
}
