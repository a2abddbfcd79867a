package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.shipyard.application.sequence.EventsOfType;
import dev.drydock.shipyard.domain.search.EventFilter.Field;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Narrows down by what has a column, page by page, and asks the filter about the rest. */
public final class PostgresEventsOfType implements EventsOfType {
    private static final int PAGE = 200;
    private static final String OLDER = """
            select seq, body from event e
            where type = $1 and seq < $2
                and ($3::text[] is null or project = any($3)) and ($4::text[] is null or stage = any($4))
                and ($5::text[] is null or service = any($5)) and ($6::text[] is null or context = any($6))
                and ($7::timestamptz is null or time > $7)
                and (not $8 or not exists (
                    select 1 from event i where i.type like 'sh.keptn.event.%.invalidated'
                        and i.triggered_id in (e.id, e.triggered_id) and i.project is not distinct from e.project))
            order by seq desc limit $9""";

    private final Pool pool;
    private final EventCodec codec = new EventCodec();

    public PostgresEventsOfType(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<KeptnEvent>> newest(Query query, int limit) {
        return older(query, Long.MAX_VALUE, limit, new ArrayList<>());
    }

    private Uni<List<KeptnEvent>> older(Query query, long than, int limit, List<KeptnEvent> found) {
        return pool.preparedQuery(OLDER).execute(parameters(query, than)).chain(rows -> {
            var page = StreamSupport.stream(rows.spliterator(), false).toList();
            page.stream().map(this::event).filter(query.filter()::matches).forEach(found::add);
            return page.size() < PAGE || found.size() >= limit
                    ? Uni.createFrom().item(found.stream().limit(limit).toList())
                    : older(query, page.get(PAGE - 1).getLong("seq"), limit, found);
        });
    }

    private static Tuple parameters(Query query, long than) {
        return Tuple.tuple()
                .addString(query.type())
                .addLong(than)
                .addArrayOfString(values(query, Field.PROJECT))
                .addArrayOfString(values(query, Field.STAGE))
                .addArrayOfString(values(query, Field.SERVICE))
                .addArrayOfString(values(query, Field.CONTEXT))
                .addOffsetDateTime(query.from().map(ExecutionRows::time).orElse(null))
                .addBoolean(query.excludeInvalidated())
                .addInteger(PAGE);
    }

    private static String[] values(Query query, Field field) {
        return query.filter()
                .values(field)
                .map(values -> values.toArray(String[]::new))
                .orElse(null);
    }

    private KeptnEvent event(Row row) {
        return ((Decoded.Valid) codec.decode(row.getString("body").getBytes(StandardCharsets.UTF_8))).event();
    }
}
