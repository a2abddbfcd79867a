package dev.drydock.remediation.adapter.postgres;

import dev.drydock.events.Scope;
import dev.drydock.remediation.application.KillSwitches;
import dev.drydock.remediation.application.Ledgers;
import dev.drydock.remediation.domain.guard.Ledger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;

/** The ledger in PostgreSQL, read without the lock of who decides. */
public record PostgresLedgers(Pool pool, KillSwitches switches) implements Ledgers {
    @Override
    public Uni<Ledger> look(Scope scope, Duration looksBack) {
        var rows = new LedgerRows(switches);
        return pool.withTransaction(tx -> rows.look(tx, scope, looksBack));
    }
}
