package dev.drydock.lighthouse.application;

import dev.drydock.events.Scope;
import dev.drydock.lighthouse.domain.sli.QueryAnswer;
import dev.drydock.model.sli.SliQuery;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Where a project's metrics are. A question that gets no answer is a failed answer, not a failure. */
public interface MetricsStore {
    /**
     * Asks.
     *
     * @param from where the window begins, of use for a range query
     * @param until where it ends, which is when an instant query looks
     */
    Uni<QueryAnswer> query(Scope scope, SliQuery query, Instant from, Instant until);
}
