package dev.drydock.upstream;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * Who the commits made here are by.
 *
 * @param name as {@code git log} shows it
 * @param email as {@code git log} shows it
 */
public record Author(String name, String email) {
    PersonIdent at(Instant time) {
        return new PersonIdent(name, email, time, ZoneOffset.UTC);
    }
}
