package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.EventCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Writes the rows of accepted and sent events. */
final class EventRows {
    private static final String INSERT = """
            insert into event
                (id, context, project, stage, service, type, source, triggered_id, result, status, time, body)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::text[])
            on conflict (id) do nothing returning id""";
    private static final String IGNORED = """
            update event set ignored = i.reason from unnest($1::text[], $2::text[]) as i (id, reason)
            where event.id = i.id""";

    private final EventCodec codec = new EventCodec();

    /** The ids that were not there before. */
    Uni<Set<EventId>> insert(SqlClient tx, List<KeptnEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.preparedQuery(INSERT).execute(row(events)).map(rows -> {
            var fresh = new HashSet<EventId>();
            rows.forEach(row -> fresh.add(new EventId(row.getString(0))));
            return fresh;
        });
    }

    Uni<Void> ignored(SqlClient tx, Map<EventId, String> reasons) {
        if (reasons.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = reasons.keySet().stream().toList();
        return tx.preparedQuery(IGNORED)
                .execute(Tuple.of(
                        ids.stream().map(EventId::value).toArray(String[]::new),
                        ids.stream().map(reasons::get).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Tuple row(List<KeptnEvent> events) {
        return Tuple.tuple()
                .addArrayOfString(texts(events, event -> event.id().value()))
                .addArrayOfString(texts(
                        events,
                        event -> event.context().map(KeptnContext::value).orElse(null)))
                .addArrayOfString(
                        texts(events, event -> event.data().text("project").orElse(null)))
                .addArrayOfString(
                        texts(events, event -> event.data().text("stage").orElse(null)))
                .addArrayOfString(
                        texts(events, event -> event.data().text("service").orElse(null)))
                .addArrayOfString(texts(events, event -> event.type().value()))
                .addArrayOfString(texts(events, KeptnEvent::source))
                .addArrayOfString(texts(
                        events, event -> event.triggeredId().map(EventId::value).orElse(null)))
                .addArrayOfString(
                        texts(events, event -> event.data().text("result").orElse(null)))
                .addArrayOfString(
                        texts(events, event -> event.data().text("status").orElse(null)))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(event -> OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(events, event -> codec.encodeText(event)));
    }

    private static String[] texts(List<KeptnEvent> events, Function<KeptnEvent, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}
