package dev.drydock.shipyard.domain.project;

import java.util.Optional;

/**
 * A project's upstream and how to get in.
 *
 * @param token never shown
 */
public record Remote(String url, Optional<String> user, Optional<String> token) {
    @Override
    public String toString() {
        return "Remote[url=%s, user=%s, token=%s]".formatted(url, user, token.isPresent() ? "***" : "none");
    }
}
