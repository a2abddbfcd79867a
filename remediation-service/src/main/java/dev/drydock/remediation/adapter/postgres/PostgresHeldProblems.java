package dev.drydock.remediation.adapter.postgres;

import dev.drydock.remediation.application.HeldProblems;
import dev.drydock.remediation.application.NextLook;
import dev.drydock.remediation.domain.killswitch.Coverage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;

/** Held problems in PostgreSQL. */
public record PostgresHeldProblems(Pool pool, NextLook nextLook) implements HeldProblems {
    private static final String WAKE = """
            update problem set due_at = $3 where id in (
                select id from problem
                where due_at > $3 and held_by is not null and project = coalesce($1, project) and stage = coalesce($2, stage)
                order by id for update)""";

    @Override
    public Uni<Integer> wake(Coverage what, Instant now) {
        return pool.preparedQuery(WAKE)
                .execute(Tuple.of(what.project().orElse(null), what.stage().orElse(null), ProblemRows.utc(now)))
                .map(SqlResult::rowCount)
                .invoke(() -> nextLook.noLaterThan(now));
    }
}
