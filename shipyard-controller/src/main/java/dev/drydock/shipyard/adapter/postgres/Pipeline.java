package dev.drydock.shipyard.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.function.Function;

/**
 * A transaction whose statements do not wait for each other's answers: the connection sends what it is given at once
 * and PostgreSQL works it off in order. The first statements travel with the BEGIN.
 */
final class Pipeline {
    /**
     * The statements of a transaction find their rows by key, whatever the tables hold when a plan is made: so one plan
     * is enough for each connection.
     */
    private static final String PLAN_ONCE_BY_INDEX = """
            set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off;
            set local enable_hashjoin = off; set local enable_mergejoin = off""";

    private Pipeline() {}

    /** Commits when the work completes, rolls back when it fails. */
    static <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(connection -> {
            var begun = connection.begin().memoize().indefinitely();
            return Uni.combine()
                    .all()
                    .unis(begun, connection.query(PLAN_ONCE_BY_INDEX).execute(), work.apply(connection))
                    .asTuple()
                    .onFailure()
                    .call(() -> begun.chain(Transaction::rollback).onFailure().recoverWithNull())
                    .call(all -> all.getItem1().commit())
                    .map(all -> all.getItem3());
        });
    }
}
