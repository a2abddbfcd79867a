package dev.drydock.shipyard.application.integration;

import dev.drydock.shipyard.domain.integration.IntegrationId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Errors of integrations: those they report, and those that show in the events they send. */
public interface LogEntries {
    /**
     * An error.
     *
     * @param integration who reports it; absent when its sender is not registered
     * @param task which task's event says so, or was answered
     */
    record LogEntry(
            Optional<IntegrationId> integration,
            String message,
            Instant time,
            Optional<String> context,
            Optional<String> task,
            Optional<String> triggeredId,
            Optional<String> gitCommitId) {}

    /** A question for entries; absent parts match everything. */
    record LogQuery(Optional<IntegrationId> integration, Optional<Instant> from, Optional<Instant> before) {}

    /** One page of an answer. */
    record LogPage(List<LogEntry> entries, int total) {}

    /** Newest first. */
    Uni<LogPage> list(LogQuery query, int offset, int limit);

    Uni<Void> add(List<LogEntry> entries);

    /** Takes entries out of the log; the events that some come from stay. */
    Uni<Void> remove(LogQuery query);

    /** Forgets what was reported before that time; events have a time to live of their own. */
    Uni<Void> forgetBefore(Instant time);
}
