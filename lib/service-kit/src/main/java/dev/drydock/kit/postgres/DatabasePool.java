package dev.drydock.kit.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the pool of a service's connections, each of which ends when nothing was heard on it for a while. A server that is
 * gone without a word, as when its machine loses its power or the network is cut, ends none: whoever waits there for an answer
 * would wait for ever, and so would all that this service does by itself. What waits on a connection that is ended fails as
 * if the server had ended it. Those that nobody uses are ended after half the time, so that nobody is given one that is
 * just about to be.
 */
public final class DatabasePool implements PgPoolCreator {
    /** The key that says how long an answer may take. */
    public static final String ANSWER_WITHIN = "drydock.database.answer-within";

    private final Duration answerWithin;

    public DatabasePool(Duration answerWithin) {
        this.answerWithin = answerWithin;
    }

    @Override
    public Pool create(Input input) {
        var pool = input.poolOptions()
                .setIdleTimeout((int) answerWithin.dividedBy(2).toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(pool)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .withConnectHandler(this::watch)
                .build();
    }

    private void watch(SqlConnection connection) {
        Silence.endAfter(answerWithin, connection);
        // gives it to the pool
        connection.close();
    }
}
