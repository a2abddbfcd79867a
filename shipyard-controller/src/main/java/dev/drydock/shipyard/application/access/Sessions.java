package dev.drydock.shipyard.application.access;

import dev.drydock.kit.access.Caller;
import dev.drydock.kit.access.ConfiguredTokens;
import dev.drydock.kit.access.TokenRegister;
import dev.drydock.kit.access.TokenText;
import dev.drydock.shipyard.application.access.SessionStore.Kept;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What browsers show instead of a token. A session lets do what its token lets do; it is looked up with it at each use, so it
 * ends at once when the token does.
 */
public final class Sessions implements TokenRegister {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(15);

    private final SessionStore store;
    private final ConfiguredTokens configured;
    private final IssuedTokens issued;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Duration lifetime;

    /**
     * @param random a cryptographic source
     * @param lifetime of a session
     */
    public Sessions(
            SessionStore store,
            ConfiguredTokens configured,
            IssuedTokens issued,
            RandomGenerator random,
            InstantSource clock,
            Duration lifetime) {
        this.store = store;
        this.configured = configured;
        this.issued = issued;
        this.random = random;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /**
     * A session that was opened.
     *
     * @param id what the browser shows; told this once
     */
    public record Opened(String id, Caller caller, Instant expiresAt) {
        @Override
        public String toString() {
            return "session of " + caller.name();
        }
    }

    /**
     * A code that opens one session, once.
     *
     * @param text told this once
     */
    public record Code(String text, Instant expiresAt) {
        @Override
        public String toString() {
            return "code until " + expiresAt;
        }
    }

    /** Opens a session by a token; empty if it is wrong, expired or revoked. */
    public Uni<Optional<Opened>> open(String token) {
        return open(TokenText.hash(token));
    }

    /** Opens a session by a code; empty if it is wrong, expired or was used, or its token has ended. */
    public Uni<Optional<Opened>> openByCode(String code) {
        return TokenText.isLoginCode(code)
                ? store.takeCode(TokenText.hash(code), clock.instant())
                        .flatMap(taken ->
                                taken.map(kept -> open(kept.tokenHash())).orElseGet(Sessions::nobody))
                : nobody();
    }

    /**
     * Makes a code that opens a session for who has shown this.
     *
     * @param shown a token, or the id of a session
     */
    public Uni<Code> code(String shown) {
        var now = clock.instant();
        var code = new Code(TokenText.generateLoginCode(random), now.plus(CODE_LIFETIME));
        return tokenHash(shown, now)
                .flatMap(hash -> store.addCode(TokenText.hash(code.text()), new Kept(hash, code.expiresAt()), now))
                .replaceWith(code);
    }

    /** Ends a session; a token is left alone. */
    public Uni<Void> close(String shown) {
        return TokenText.isSession(shown)
                ? store.remove(TokenText.hash(shown))
                : Uni.createFrom().voidItem();
    }

    /** When a session ends; empty if it is none. */
    public Uni<Optional<Instant>> end(String shown) {
        return TokenText.isSession(shown)
                ? store.find(TokenText.hash(shown), clock.instant()).map(found -> found.map(Kept::expiresAt))
                : nobody();
    }

    /** Whose session or token it is. */
    @Override
    public Uni<Optional<Caller>> find(String shown) {
        if (!TokenText.isSession(shown)) {
            return issued.find(shown);
        }
        return store.find(TokenText.hash(shown), clock.instant())
                .flatMap(found -> found.map(kept -> caller(kept.tokenHash())).orElseGet(Sessions::nobody));
    }

    private Uni<Optional<Opened>> open(byte[] tokenHash) {
        return caller(tokenHash)
                .flatMap(caller -> caller.map(known -> add(known, tokenHash).map(Optional::of))
                        .orElseGet(Sessions::nobody));
    }

    private Uni<Opened> add(Caller caller, byte[] tokenHash) {
        var now = clock.instant();
        var opened = new Opened(TokenText.generateSession(random), caller, now.plus(lifetime));
        return store.add(TokenText.hash(opened.id()), new Kept(tokenHash, opened.expiresAt()), now)
                .replaceWith(opened);
    }

    private Uni<Optional<Caller>> caller(byte[] tokenHash) {
        var known = configured.find(tokenHash);
        return known.isPresent() ? Uni.createFrom().item(known) : issued.findHashed(tokenHash);
    }

    private Uni<byte[]> tokenHash(String shown, Instant now) {
        return TokenText.isSession(shown)
                ? store.find(TokenText.hash(shown), now)
                        .map(found -> found.map(Kept::tokenHash).orElseThrow())
                : Uni.createFrom().item(TokenText.hash(shown));
    }

    private static <T> Uni<Optional<T>> nobody() {
        return Uni.createFrom().item(Optional.empty());
    }
}
