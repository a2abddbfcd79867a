package dev.drydock.lighthouse.application;

import dev.drydock.lighthouse.domain.sli.QueryAnswer;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Where a project's metrics are. A question that gets no answer is a failed answer, not a failure. */
public interface MetricsStore {
    Uni<QueryAnswer> query(String project, String query, Instant at);
}
