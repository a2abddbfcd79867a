package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.shipyard.application.deadletter.DeadLetters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Dead letters in PostgreSQL. Each service keeps its own in its schema; all that lie in this database and may be read
 * are found. A service that was given a database of its own is not seen from here.
 */
public final class PostgresDeadLetters implements DeadLetters {
    private static final String SCHEMAS = """
            select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relname = 'dead_letter' and c.relkind = 'r' and has_table_privilege(c.oid, 'select, update, delete')
                and exists (select 1 from pg_class i where i.relname = 'inbox' and i.relnamespace = n.oid)
            order by 1""";
    private static final String LETTERS = """
            select md5(%2$s || ':' || id) as id, %2$s as service, id as key, subject, reason, created_at, replayed_at,
                octet_length(body) as size, body
            from %1$s.dead_letter""";
    private static final String LIST = """
            select id, service, key, subject, reason, created_at, replayed_at, size, count(*) over () as total
            from (%s) letter
            where ($1::text is null or service = $1)
                and ($2::boolean is null or (replayed_at is not null) = $2)
            order by created_at desc, id limit $3 offset $4""";
    private static final String MARK = """
            select concat_ws(' ', %2$s, count(*), max(created_at), max(replayed_at), count(replayed_at)) as mark
            from %1$s.dead_letter""";
    private static final String FIND = "select * from (%s) letter where id = $1 or key = $1";
    private static final String EDIT = "update %s.dead_letter set body = $2 where id = $1";
    private static final String REMOVE = "delete from %s.dead_letter where id = $1";
    private static final String RETAIN = """
            delete from %1$s.dead_letter where id in (
                select id from (
                    select id, created_at, row_number() over (order by created_at desc) as place
                    from %1$s.dead_letter) letter
                where created_at < now() - $1 * interval '1 millisecond' or place > $2
                order by created_at limit 1000)""";
    private static final String REPLAYED = "update %s.dead_letter set replayed_at = $2 where id = $1";
    private static final String REOPEN = """
            insert into %1$s.inbox as i (event_id, type, context, body) values ($1, $2, $3, $4)
            on conflict (event_id) do update set type = excluded.type, context = excluded.context, body = excluded.body,
                due_at = now(), attempts = 0, handled_at = null, reason = null
            where i.handled_at is not null""";

    private final Pool pool;

    public PostgresDeadLetters(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<LetterPage> list(LetterQuery query, int offset, int limit) {
        return letters()
                .chain(letters -> PagedRows.read(
                        pool,
                        LIST.formatted(letters),
                        () -> Tuple.of(
                                query.service().orElse(null), query.replayed().orElse(null)),
                        offset,
                        limit))
                .map(page -> new LetterPage(page.map(PostgresDeadLetters::summary), page.total()));
    }

    @Override
    public Uni<String> mark() {
        return eachSchema(MARK)
                .chain(marks -> pool.query(marks).execute())
                .map(rows ->
                        list(rows).stream().map(row -> row.getString("mark")).collect(Collectors.joining(", ")));
    }

    @Override
    public Uni<Optional<DeadLetter>> find(String id) {
        return letters()
                .chain(letters -> pool.preparedQuery(FIND.formatted(letters))
                        .execute(Tuple.of(id))
                        .map(rows -> {
                            var found = list(rows);
                            return found.size() == 1 ? Optional.of(letter(found.get(0))) : Optional.empty();
                        }));
    }

    @Override
    public Uni<Void> edit(Summary letter, byte[] body) {
        return run(EDIT, letter, Tuple.of(letter.key(), Buffer.buffer(body)));
    }

    @Override
    public Uni<Void> remove(Summary letter) {
        return run(REMOVE, letter, Tuple.of(letter.key()));
    }

    @Override
    public Uni<Integer> retain(Duration age, int most) {
        return schemas()
                .onItem()
                .transformToMulti(schemas -> Multi.createFrom().iterable(schemas))
                .onItem()
                .transformToUniAndConcatenate(schema -> pool.preparedQuery(RETAIN.formatted(identifier(schema)))
                        .execute(Tuple.of(age.toMillis(), most)))
                .map(SqlResult::rowCount)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    @Override
    public Uni<Void> replayed(Summary letter, Instant at) {
        return run(REPLAYED, letter, Tuple.of(letter.key(), ExecutionRows.time(at)));
    }

    @Override
    public Uni<Void> reopen(Summary letter, KeptnEvent event, byte[] body, Instant at) {
        var schema = identifier(letter.service());
        var row = Tuple.of(
                letter.key(),
                event.type().value(),
                event.context().map(KeptnContext::value).orElse(null),
                new String(body, StandardCharsets.UTF_8));
        return pool.withTransaction(tx -> tx.preparedQuery(REOPEN.formatted(schema))
                .execute(row)
                .chain(() -> tx.preparedQuery(REPLAYED.formatted(schema))
                        .execute(Tuple.of(letter.key(), ExecutionRows.time(at))))
                .replaceWithVoid());
    }

    private Uni<String> letters() {
        return eachSchema(LETTERS);
    }

    private Uni<String> eachSchema(String sql) {
        return schemas()
                .map(schemas -> schemas.stream()
                        .map(schema -> sql.formatted(identifier(schema), literal(schema)))
                        .collect(Collectors.joining("\nunion all\n")));
    }

    private Uni<List<String>> schemas() {
        return pool.query(SCHEMAS)
                .execute()
                .map(rows -> list(rows).stream().map(row -> row.getString(0)).toList());
    }

    private Uni<Void> run(String sql, Summary letter, Tuple parameters) {
        return pool.preparedQuery(sql.formatted(identifier(letter.service())))
                .execute(parameters)
                .replaceWithVoid();
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'::text";
    }

    private static DeadLetter letter(Row row) {
        return new DeadLetter(summary(row), row.getBuffer("body").getBytes());
    }

    private static Summary summary(Row row) {
        return new Summary(
                row.getString("id"),
                row.getString("service"),
                row.getString("key"),
                row.getString("subject"),
                row.getString("reason"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("replayed_at")).map(time -> time.toInstant()),
                row.getInteger("size"));
    }

    private static List<Row> list(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
