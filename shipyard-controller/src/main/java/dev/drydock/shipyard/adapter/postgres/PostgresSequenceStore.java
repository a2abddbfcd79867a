package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.kit.inbox.DeadLetters;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.shipyard.application.sequence.Round;
import dev.drydock.shipyard.application.sequence.SequenceStore;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Holds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The store on PostgreSQL. The lock of a stage and service is an advisory lock, held until the transaction ends. */
public final class PostgresSequenceStore implements SequenceStore {
    /** In an order that is the same for all, so that nobody waits in a circle. */
    private static final String LOCK = """
            select pg_advisory_xact_lock(key), project, stage, service from (
                select hashtextextended(project || '/' || stage || '/' || service, 0) as key, project, stage, service from (
                    select project, stage, service from unnest($1::text[], $2::text[], $3::text[])
                        as named (project, stage, service)
                    union select project, stage, service from sequence_execution where open_triggered_id = any($4)) places
                order by key) keys""";

    private static final String LIVE_OF = """
            select id, project, stage, service from sequence_execution
            where project = $1 and context = $2 and ended_at is null""";
    private static final String ORPHANS = """
            with recursive live as (
                (select project from sequence_execution where ended_at is null order by project limit 1)
                union all
                select (select min(e.project) from sequence_execution e
                    where e.ended_at is null and e.project > live.project)
                from live where live.project is not null)
            select e.id, e.project, e.stage, e.service from live join sequence_execution e on e.project = live.project
            where e.ended_at is null and not exists (select 1 from project p where p.name = live.project) limit 200""";
    private static final String UNSAY = "delete from flow_hold where context = $1 and project = $2";
    private static final String SAY = """
            insert into flow_hold (context, project, stage, held, said_by) values ($1, $2, $3, $4, $5)
            on conflict (context, project, stage) do update set held = excluded.held, said_by = excluded.said_by""";
    private static final Set<String> DATA_FAULTS = Set.of("22", "23", "42", "54");

    private final Pool pool;
    private final Outbox outbox;
    private final EventRows events = new EventRows();
    private final ExecutionRows executions = new ExecutionRows();
    private final DeadLetters deadLetters = new DeadLetters();

    public PostgresSequenceStore(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    @Override
    public <T> Uni<T> inTransaction(Function<Transaction, Uni<T>> work) {
        return Pipeline.inTransaction(pool, connection -> work.apply(new PostgresTransaction(connection)));
    }

    @Override
    public Uni<Void> deadLetter(String subject, byte[] body, String reason) {
        return deadLetters.keep(pool, subject, body, reason);
    }

    @Override
    public Uni<Void> deadLetter(KeptnEvent event, String reason) {
        return pool.withTransaction(tx -> events.insert(tx, List.of(event))
                .chain(() -> events.ignored(tx, Map.of(event.id(), "dead letter: " + reason)))
                .chain(() -> deadLetters.keep(tx, event, reason)));
    }

    /** What a program did wrong stays wrong; anything else, such as a lost connection or a deadlock, may pass. */
    @Override
    public boolean isFault(Throwable failure) {
        if (failure instanceof PgException refused) {
            var state = refused.getSqlState();
            return state == null || state.length() < 2 || !DATA_FAULTS.contains(state.substring(0, 2));
        }
        return !(failure instanceof IllegalStateException
                || failure instanceof IllegalArgumentException
                || failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof NoSuchElementException
                || failure instanceof ArithmeticException
                || failure instanceof DateTimeException);
    }

    @Override
    public Uni<Due> due(Instant now) {
        return DueRows.read(pool, now);
    }

    @Override
    public Uni<Map<ExecutionId, Scope>> liveOf(String project, KeptnContext context) {
        return pool.preparedQuery(LIVE_OF)
                .execute(Tuple.of(project, context.value()))
                .map(PostgresSequenceStore::places);
    }

    @Override
    public Uni<Map<ExecutionId, Scope>> orphans() {
        return pool.query(ORPHANS).execute().map(PostgresSequenceStore::places);
    }

    private static Map<ExecutionId, Scope> places(Iterable<Row> rows) {
        var places = new HashMap<ExecutionId, Scope>();
        rows.forEach(row -> places.put(new ExecutionId(new EventId(row.getString(0))), scope(row, 1)));
        return places;
    }

    @Override
    public Uni<Void> hold(Holds.Place place, Holds.Word word) {
        var context = place.context().value();
        return pool.withTransaction(tx -> {
            Uni<?> said = place.stage().isPresent()
                    ? Uni.createFrom().voidItem()
                    : tx.preparedQuery(UNSAY).execute(Tuple.of(context, place.project()));
            return word.held() || place.stage().isPresent()
                    ? said.chain(() -> tx.preparedQuery(SAY)
                                    .execute(Tuple.of(
                                            context,
                                            place.project(),
                                            place.stage().orElse(""),
                                            word.held(),
                                            word.by().orElse(null))))
                            .replaceWithVoid()
                    : said.replaceWithVoid();
        });
    }

    static Scope scope(Row row, int first) {
        return new Scope(row.getString(first), row.getString(first + 1), row.getString(first + 2));
    }

    /** One transaction; remembers how many facts each execution had when it was loaded. */
    private final class PostgresTransaction implements Transaction {
        private final SqlConnection connection;
        private final Map<ExecutionId, Integer> versions = new HashMap<>();

        PostgresTransaction(SqlConnection connection) {
            this.connection = connection;
        }

        @Override
        public Uni<Accepted> accept(List<KeptnEvent> received, Set<Scope> starts, Instant now) {
            var answered = collect(received, KeptnEvent::triggeredId);
            var contexts = collect(received, KeptnEvent::context);
            return Uni.combine()
                    .all()
                    .unis(
                            events.insert(connection, received),
                            lock(starts, answered),
                            load(starts, answered, List.of(), contexts, now))
                    .with((fresh, scopes, loaded) -> new Accepted(fresh, scopes, only(scopes, loaded)));
        }

        @Override
        public Uni<Loaded> lockAndLoad(Set<Scope> scopes, Collection<ExecutionId> ids, Instant now) {
            return Uni.combine()
                    .all()
                    .unis(lock(scopes, Set.of()), load(scopes, Set.of(), ids, Set.of(), now))
                    .with((locked, loaded) -> loaded);
        }

        @Override
        public Uni<Void> save(Round round, List<KeptnEvent> passedOn, Instant now) {
            var unfolding = round.unfolding();
            var toSend = Stream.concat(passedOn.stream(), unfolding.outgoing().stream())
                    .toList();
            return Uni.join()
                    .all(
                            executions.save(connection, unfolding, versions, now),
                            events.ignored(connection, round.ignored()),
                            events.insert(connection, unfolding.outgoing()).replaceWithVoid(),
                            outbox.append(connection, toSend),
                            outbox.ended(connection, unfolding.spans()))
                    .andFailFast()
                    .replaceWithVoid();
        }

        private Uni<Set<Scope>> lock(Set<Scope> named, Set<EventId> answered) {
            return connection
                    .preparedQuery(LOCK)
                    .execute(ExecutionRows.places(named, answered))
                    .map(rows -> {
                        var scopes = new HashSet<Scope>();
                        rows.forEach(row -> scopes.add(scope(row, 1)));
                        return scopes;
                    });
        }

        private Uni<Loaded> load(
                Set<Scope> named,
                Set<EventId> answered,
                Collection<ExecutionId> ids,
                Set<KeptnContext> contexts,
                Instant now) {
            return executions
                    .load(connection, named, answered, ids, contexts, now)
                    .map(found -> {
                        versions.putAll(found.versions());
                        return found.loaded();
                    });
        }

        /** A task may have been opened between the two questions: what is not locked must not change. */
        private static Loaded only(Set<Scope> locked, Loaded loaded) {
            var executions = loaded.executions().stream()
                    .filter(execution -> locked.contains(execution.origin().scope()))
                    .toList();
            return new Loaded(executions, loaded.holds());
        }

        private static <T> Set<T> collect(List<KeptnEvent> events, Function<KeptnEvent, Optional<T>> part) {
            return events.stream().flatMap(event -> part.apply(event).stream()).collect(Collectors.toSet());
        }
    }
}
