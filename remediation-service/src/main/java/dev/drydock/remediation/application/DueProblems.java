package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Open problems about which nothing was heard for as long as was expected. */
public interface DueProblems {
    /** A place with such a problem. */
    record Due(KeptnContext context, Scope scope) {}

    /** Takes some; no other replica gets them before the lease is over. */
    Uni<List<Due>> claim(Instant now, Duration lease, int limit);

    /** When the next one will be due. */
    Uni<Optional<Instant>> next();
}
