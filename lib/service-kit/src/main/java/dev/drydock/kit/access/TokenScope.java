package dev.drydock.kit.access;

import java.util.Optional;
import java.util.stream.Stream;

/** What a token lets its owner do. Only {@link #ADMIN} holds others; each endpoint needs exactly one. */
public enum TokenScope {
    /** See everything but the values of secrets; fetch from Git. */
    READ("read"),
    /** Send events: start sequences, do tasks, report problems. */
    SEND_EVENTS("send-events"),
    /** Steer what runs: pause, resume, abort, approve, mend dead letters. */
    OPERATE("operate"),
    /** Change projects, files, secrets and subscriptions; push to Git. */
    CONFIGURE("configure"),
    /** All of these, and tokens and the audit trail. */
    ADMIN("admin"),
    /** Read the values of secrets. Only Drydock's own services have it; no token can be given it. */
    INTERNAL("internal");

    private final String word;

    TokenScope(String word) {
        this.word = word;
    }

    /** As users write it. */
    public String word() {
        return word;
    }

    /** Whether this scope lets do what needs the other one. */
    boolean covers(TokenScope needed) {
        return this == needed || this == ADMIN && needed != INTERNAL;
    }

    /** The scope that users write so. */
    public static Optional<TokenScope> of(String word) {
        return Stream.of(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
