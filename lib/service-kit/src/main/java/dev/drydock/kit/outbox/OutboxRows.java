package dev.drydock.kit.outbox;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Events as rows of the outbox. */
final class OutboxRows {
    private static final String INSERT = """
            insert into outbox (event_id, subject, triggered_id, body)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict (event_id) do nothing""";

    private static final EventCodec CODEC = new EventCodec();

    private OutboxRows() {}

    static Uni<Void> append(SqlClient tx, List<KeptnEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(
                        array(events, event -> event.id().value()),
                        array(events, event -> event.type().value()),
                        array(
                                events,
                                event -> event.triggeredId().map(EventId::value).orElse(null)),
                        array(events, CODEC::encodeText)))
                .replaceWithVoid();
    }

    /** @param rows with a column {@code body} */
    static List<KeptnEvent> events(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> CODEC.decode(row.getString("body").getBytes(StandardCharsets.UTF_8)))
                .map(decoded -> ((Decoded.Valid) decoded).event())
                .toList();
    }

    /** @param rows with a column {@code seq}, in its order; at least one */
    static long last(RowSet<Row> rows) {
        var last = 0L;
        for (var row : rows) {
            last = row.getLong("seq");
        }
        return last;
    }

    private static String[] array(List<KeptnEvent> events, Function<KeptnEvent, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}
