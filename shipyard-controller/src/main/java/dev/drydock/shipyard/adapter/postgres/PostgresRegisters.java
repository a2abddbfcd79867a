package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.shipyard.application.deadletter.DeadLetters;
import dev.drydock.shipyard.application.overview.Registers;
import dev.drydock.shipyard.domain.integration.Integration;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.Map;

/** Marks that PostgreSQL makes of what the registers show, so that no register has to be read as a whole. */
public final class PostgresRegisters implements Registers {
    /** An integration that goes on saying that it is there has not changed; one that falls silent has. */
    private static final String MARKS = """
            select
                (select md5(coalesce(string_agg(name, '/' order by name), '')) from project)
                || (select md5(coalesce(string_agg(project || '/' || name, '/' order by project, name), ''))
                    from project_service) as projects,
                (select md5(coalesce(string_agg((to_jsonb(i) - 'last_seen')::text || (last_seen >= $1), '/' order by id), ''))
                    from integration i)
                || (select md5(coalesce(string_agg(s::text, '/' order by integration_id, id), ''))
                    from integration_subscription s) as integrations""";

    private final Pool pool;
    private final DeadLetters letters;
    private final InstantSource clock;

    public PostgresRegisters(Pool pool, DeadLetters letters, InstantSource clock) {
        this.pool = pool;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public Uni<Map<String, String>> marks() {
        var silentSince = clock.instant().minus(Integration.LIVE_WITHIN);
        var others = pool.preparedQuery(MARKS)
                .execute(Tuple.of(ExecutionRows.time(silentSince)))
                .map(rows -> rows.iterator().next());
        return Uni.combine()
                .all()
                .unis(others, letters.mark())
                .with((row, mark) -> Map.of(
                        "projects", row.getString("projects"),
                        "integrations", row.getString("integrations"),
                        "dead-letters", mark));
    }
}
