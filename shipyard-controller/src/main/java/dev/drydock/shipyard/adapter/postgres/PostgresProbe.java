package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.shipyard.application.check.Probes.DatabaseProbe;
import dev.drydock.shipyard.domain.check.Measured.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;

/** Asks PostgreSQL for the settings on which the promise rests, as they are for our own connections. */
public final class PostgresProbe implements DatabaseProbe {
    private static final String SETTINGS = """
            select current_setting('server_version_num')::int as version,
                current_setting('fsync')::bool as fsync,
                current_setting('full_page_writes')::bool as full_page_writes,
                current_setting('synchronous_commit') as synchronous_commit,
                clock_timestamp() as now,
                (select version from flyway_schema_history where success and version is not null
                    order by installed_rank desc limit 1) as migration,
                (select count(*) from flyway_schema_history where not success)::int as failed""";

    private final Pool pool;

    public PostgresProbe(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Database> measure() {
        return pool.query(SETTINGS)
                .execute()
                .map(rows -> database(rows.iterator().next()));
    }

    private static Database database(Row row) {
        return new Database(
                Optional.empty(),
                row.getInteger("version"),
                row.getBoolean("fsync"),
                row.getBoolean("full_page_writes"),
                row.getString("synchronous_commit"),
                Optional.ofNullable(row.getString("migration")),
                row.getInteger("failed"),
                row.getOffsetDateTime("now").toInstant());
    }
}
