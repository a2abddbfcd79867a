package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.kit.access.Caller;
import dev.drydock.kit.access.TokenScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose token, or session, was shown.
 *
 * @param projects the only projects it is for; absent for all
 * @param sessionEndsAt of a session
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record WhoDto(String name, List<String> scopes, Optional<List<String>> projects, Optional<Instant> sessionEndsAt) {
    static WhoDto of(Caller who, Optional<Instant> sessionEndsAt) {
        return new WhoDto(
                who.name(),
                who.scopes().stream().map(TokenScope::word).sorted().toList(),
                who.projects().map(some -> some.stream().sorted().toList()),
                sessionEndsAt);
    }
}
