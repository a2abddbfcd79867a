package dev.drydock.kit.inbox;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.NameUuid;
import dev.drydock.events.codec.EventCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Messages that could not be handled, kept whole with the reason, to be read and replayed. */
public final class DeadLetters {
    /** One that was replayed and failed again is a dead letter again. */
    private static final String INSERT = """
            insert into dead_letter as d (id, subject, body, reason) values ($1, $2, $3, $4)
            on conflict (id) do update set body = excluded.body, reason = excluded.reason, created_at = now(),
                replayed_at = null
            where d.replayed_at is not null""";

    private final EventCodec codec = new EventCodec();

    /** Keeps bytes that are no event. The same bytes on the same subject are one dead letter. */
    public Uni<Void> keep(SqlClient tx, String subject, byte[] body, String reason) {
        var id = NameUuid.of(subject + '\n' + UUID.nameUUIDFromBytes(body)).toString();
        return insert(tx, id, subject, body, reason);
    }

    /** Keeps an event that nobody could handle. */
    public Uni<Void> keep(SqlClient tx, KeptnEvent event, String reason) {
        return insert(tx, event.id().value(), event.type().value(), codec.encode(event), reason);
    }

    private static Uni<Void> insert(SqlClient tx, String id, String subject, byte[] body, String reason) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(id, printable(subject), Buffer.buffer(body), printable(reason)))
                .replaceWithVoid();
    }

    /** A text without what PostgreSQL keeps in none. */
    static String printable(String text) {
        return new String(text.replace('\0', ' ').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
