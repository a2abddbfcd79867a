package dev.drydock.remediation.domain.intake;

import dev.drydock.events.NameUuid;
import dev.drydock.events.Scope;

/**
 * By what the messages about one problem are known to belong together, whatever else in them changes.
 *
 * @param source the kind of monitoring tool, such as {@code prometheus}
 * @param key what that tool knows the problem by: a fingerprint, a PID
 */
public record Identity(String source, String key) {
    private static final int LONGEST = 200;

    /** A key that is longer than anybody reads is kept as its hash. */
    public Identity {
        key = key.length() <= LONGEST ? key : NameUuid.of(key).toString();
    }

    /** The same for every message about the problem at a place; always 36 characters, however long the key is. */
    public String at(Scope scope) {
        return NameUuid.of(String.join("\n", "identity", source, key, scope.toString()))
                .toString();
    }
}
