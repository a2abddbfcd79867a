package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.shipyard.application.sequence.EventTail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Follows the event table. Numbers are given before the commit, so a lower one may turn up later; by transaction, and
 * only behind all that are still open, the order stands.
 */
public final class PostgresEventTail implements EventTail {
    private static final String END = """
            select tx, seq from event where tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            order by tx desc, seq desc limit 1""";
    private static final String AFTER = """
            select tx, seq, body from event
            where (tx, seq) > ($1, $2) and tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            order by tx, seq limit $3""";

    private final Pool pool;
    private final EventCodec codec = new EventCodec();

    public PostgresEventTail(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Position> end() {
        return pool.query(END).execute().map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? position(row.next()) : new Position(0, 0);
        });
    }

    @Override
    public Uni<List<Tailed>> after(Position position, int atMost) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(position.transaction(), position.number(), atMost))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::tailed)
                        .toList());
    }

    private Tailed tailed(Row row) {
        var body = row.getString("body").getBytes(StandardCharsets.UTF_8);
        return new Tailed(position(row), ((Decoded.Valid) codec.decode(body)).event());
    }

    private static Position position(Row row) {
        return new Position(row.getLong("tx"), row.getLong("seq"));
    }
}
