package dev.drydock.shipyard.application.access;

import dev.drydock.kit.access.Use;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be asked of the audit trail. */
public interface Audit {
    /**
     * A question for uses, newest first; absent parts match everything.
     *
     * @param below only those before the one with this place, for paging
     */
    record AuditQuery(
            Optional<String> project,
            Optional<String> token,
            Optional<Instant> from,
            Optional<Instant> before,
            Optional<Long> below) {}

    /**
     * A use with its end.
     *
     * @param place its place in the trail, rising with time
     * @param status of HTTP; empty if how it ended was never learned
     * @param detail what the path does not say
     */
    record AuditEntry(long place, Use use, OptionalInt status, Optional<String> detail) {}

    /** Newest first. */
    Uni<List<AuditEntry>> list(AuditQuery query, int limit);

    /** Forgets what is older. */
    Uni<Void> retain(Duration keep);
}
