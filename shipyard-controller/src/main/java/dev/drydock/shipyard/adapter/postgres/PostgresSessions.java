package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.shipyard.application.access.SessionStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Sessions and codes as rows of the tables {@code session} and {@code login_code}. */
public final class PostgresSessions implements SessionStore {
    private static final String ADD = """
            with over as (delete from session where expires_at <= $4)
            insert into session (hash, token_hash, expires_at) values ($1, $2, $3)""";
    private static final String FIND = "select token_hash, expires_at from session where hash = $1 and expires_at > $2";
    private static final String REMOVE = "delete from session where hash = $1";
    private static final String ADD_CODE = """
            with over as (delete from login_code where expires_at <= $4)
            insert into login_code (hash, token_hash, expires_at) values ($1, $2, $3)""";
    private static final String TAKE_CODE =
            "delete from login_code where hash = $1 and expires_at > $2 returning token_hash, expires_at";

    private final Pool pool;

    public PostgresSessions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> add(byte[] hash, Kept session, Instant now) {
        return add(ADD, hash, session, now);
    }

    @Override
    public Uni<Optional<Kept>> find(byte[] hash, Instant now) {
        return pool.preparedQuery(FIND).execute(at(hash, now)).map(PostgresSessions::kept);
    }

    @Override
    public Uni<Void> remove(byte[] hash) {
        return pool.preparedQuery(REMOVE).execute(Tuple.of(Buffer.buffer(hash))).replaceWithVoid();
    }

    @Override
    public Uni<Void> addCode(byte[] hash, Kept code, Instant now) {
        return add(ADD_CODE, hash, code, now);
    }

    @Override
    public Uni<Optional<Kept>> takeCode(byte[] hash, Instant now) {
        return pool.preparedQuery(TAKE_CODE).execute(at(hash, now)).map(PostgresSessions::kept);
    }

    private Uni<Void> add(String statement, byte[] hash, Kept kept, Instant now) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(
                        Buffer.buffer(hash),
                        Buffer.buffer(kept.tokenHash()),
                        ExecutionRows.time(kept.expiresAt()),
                        ExecutionRows.time(now)))
                .replaceWithVoid();
    }

    private static Tuple at(byte[] hash, Instant now) {
        return Tuple.of(Buffer.buffer(hash), ExecutionRows.time(now));
    }

    private static Optional<Kept> kept(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> new Kept(
                        row.getBuffer("token_hash").getBytes(),
                        row.getOffsetDateTime("expires_at").toInstant()));
    }
}
