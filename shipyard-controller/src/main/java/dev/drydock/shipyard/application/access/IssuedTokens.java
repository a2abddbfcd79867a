package dev.drydock.shipyard.application.access;

import dev.drydock.kit.access.Caller;
import dev.drydock.kit.access.TokenRegister;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.access.TokenText;
import dev.drydock.kit.rest.Refusal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Creates tokens, finds them, and ends them. Each use is looked up, so a revoked one is refused everywhere at once. */
public final class IssuedTokens implements TokenRegister {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Set<String> CONFIGURED = Set.of("configured-admin", "drydock-services");
    private static final String FIRST = "admin";
    /** A use is remembered to the minute: reading must not cost a write. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final TokenStore store;
    private final RandomGenerator random;
    private final InstantSource clock;

    /** @param random a cryptographic source */
    public IssuedTokens(TokenStore store, RandomGenerator random, InstantSource clock) {
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What is wanted of a new token.
     *
     * @param projects the only projects it is for; empty for all
     */
    public record Wanted(
            String name, Set<TokenScope> scopes, Optional<Set<String>> projects, Optional<Instant> expiresAt) {}

    /** @param text what its owner shows; told this once */
    public record Created(IssuedToken token, String text) {
        @Override
        public String toString() {
            return token.toString();
        }
    }

    /**
     * Creates a token.
     *
     * @param by the name of the token that asks for it
     * @throws Refusal 400 when what is wanted makes no sense; the {@code Uni} fails with 409 when the name is taken
     */
    public Uni<Created> create(Wanted wanted, String by) {
        check(wanted);
        return add(wanted, by)
                .map(created -> created.orElseThrow(() -> new Refusal(
                        409,
                        "token-exists",
                        "There is or was a token '%s'; names are not used again, so that the audit trail stays clear. Choose another."
                                .formatted(wanted.name()))));
    }

    /** The admin's token of a new installation; empty if there was one, also if it is revoked. */
    public Uni<Optional<Created>> createFirst() {
        return add(new Wanted(FIRST, Set.of(TokenScope.ADMIN), Optional.empty(), Optional.empty()), "the first start");
    }

    /** Those that are not revoked, by name. */
    public Uni<List<IssuedToken>> list() {
        return store.list();
    }

    /** Ends a token for ever; the {@code Uni} fails with 404 if there is none. */
    public Uni<Void> revoke(String name, String by) {
        return store.revoke(name, clock.instant(), by)
                .invoke(found -> {
                    if (!found) {
                        throw new Refusal(
                                404,
                                "unknown-token",
                                "There is no token '%s'; drydock get tokens lists them.".formatted(name));
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Caller>> find(String text) {
        return findHashed(TokenText.hash(text));
    }

    /** As {@link #find}, by the SHA-256 of its text. */
    Uni<Optional<Caller>> findHashed(byte[] hash) {
        var now = clock.instant();
        return store.find(hash, now)
                .call(found -> found.filter(token -> isNews(token, now))
                        .map(token -> store.used(token.name(), now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(found -> found.map(IssuedToken::caller));
    }

    private static boolean isNews(IssuedToken token, Instant now) {
        return token.lastUsedAt()
                .map(last -> last.plus(REMEMBERED).isBefore(now))
                .orElse(true);
    }

    private Uni<Optional<Created>> add(Wanted wanted, String by) {
        var text = TokenText.generate(random);
        var token = new IssuedToken(
                wanted.name(),
                wanted.scopes(),
                wanted.projects(),
                clock.instant(),
                by,
                wanted.expiresAt(),
                Optional.empty());
        return store.add(token, TokenText.hash(text))
                .map(added -> added ? Optional.of(new Created(token, text)) : Optional.empty());
    }

    private void check(Wanted wanted) {
        if (!NAME.matcher(wanted.name()).matches() || CONFIGURED.contains(wanted.name())) {
            throw bad("'%s' is no name for a token: expected up to 63 lower-case letters, digits and '-', such as 'ci'"
                    .formatted(wanted.name()));
        }
        if (wanted.scopes().isEmpty() || wanted.scopes().contains(TokenScope.INTERNAL)) {
            throw bad("a token needs at least one scope of " + TokenScope.words());
        }
        if (wanted.projects().filter(Set::isEmpty).isPresent()) {
            throw bad("an empty list of projects would make the token useless; leave it out for all projects");
        }
        if (wanted.projects().isPresent() && wanted.scopes().contains(TokenScope.ADMIN)) {
            throw bad("an admin may create tokens for all projects, so the scope admin cannot be limited to some");
        }
        wanted.expiresAt().filter(at -> !at.isAfter(clock.instant())).ifPresent(past -> {
            throw bad("the token would have expired at " + past + ", which is past");
        });
    }

    private static Refusal bad(String why) {
        return new Refusal(400, "bad-token", "The token was not created: " + why + ".");
    }
}
