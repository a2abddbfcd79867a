package dev.drydock.kit.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody is about to change something.
 *
 * @param id of this use
 * @param token the name of the token that was shown
 * @param method of HTTP
 * @param path of the endpoint, without its query
 * @param project what it concerns, if the path says so
 * @param address where the request came from
 */
public record Use(
        UUID id, Instant at, String token, String method, String path, Optional<String> project, String address) {

    /**
     * How it ended.
     *
     * @param id of the use
     * @param status of HTTP
     * @param project what it concerned, if only the body said so
     * @param detail what the path does not say, such as a type of event
     */
    public record Outcome(UUID id, int status, Optional<String> project, Optional<String> detail) {}
}
