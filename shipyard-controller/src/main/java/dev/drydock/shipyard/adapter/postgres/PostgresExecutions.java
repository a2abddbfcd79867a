package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.shipyard.application.execution.Executions;
import dev.drydock.shipyard.domain.sequence.DoneTask;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import dev.drydock.shipyard.domain.sequence.Retry;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads sequence executions, their place in the queue, and their open tasks. */
public final class PostgresExecutions implements Executions {
    private static final String EXECUTIONS = """
            with page as (
                select *, count(*) over () as total from sequence_execution where %s
                order by triggered_at desc, id limit $%d offset $%d),
            line as (
                select id, row_number() over (partition by project, stage, service
                    order by remediation desc, triggered_at, id) as position
                from sequence_execution join (
                    select distinct project, stage, service from page where standing = 'READY' and ended_at is null
                ) waiting using (project, stage, service)
                where ended_at is null and standing = 'READY')
            select p.body, p.due_at, p.total, t.source, l.position, b.context, b.sequence, b.state
            from page p
            left join event t on t.id = p.id
            left join line l on l.id = p.id
            left join lateral (
                select context, sequence, state from sequence_execution o
                where (o.project, o.stage, o.service) = (p.project, p.stage, p.service)
                    and o.ended_at is null and o.standing = 'BLOCKING' and o.context <> p.context
                order by o.triggered_at limit 1
            ) b on p.standing = 'READY' and p.ended_at is null
            order by p.triggered_at desc, p.id""";
    private static final String ANSWERS = """
            select triggered_id, type, source, result, status, time, ignored from event
            where context = any($1) and triggered_id = any($2) and type not like 'sh.keptn.event.%.unanswered'
            order by seq""";
    private static final String OPEN_TASKS = """
            select e.body, count(*) over () as total
            from sequence_execution x join event e on e.id = x.open_triggered_id
            where x.open_triggered_id is not null and x.ended_at is null and e.type = $1
                and ($2::text is null or e.id = $2) and ($3::text[] is null or x.project = any($3))
                and ($4::text is null or x.stage = $4) and ($5::text is null or x.service = $5)
            order by e.seq limit $6 offset $7""";
    private static final String UNANSWERED = """
            select e.id, e.type, e.time, x.project, x.stage, x.service, x.context, x.sequence, x.due_at,
                count(*) over () as total
            from sequence_execution x join event e on e.id = x.open_triggered_id
            where x.open_triggered_id is not null and x.ended_at is null and ($1::text[] is null or x.project = any($1))
                and not exists (
                    select 1 from event a where a.context = x.context and a.triggered_id = x.open_triggered_id
                        and a.type not like 'sh.keptn.event.%.unanswered')
            order by e.seq limit $2 offset $3""";
    private static final String SILENT = """
            select x.id, x.project, x.stage, x.service, x.open_triggered_id, e.type
            from sequence_execution x join event e on e.id = x.open_triggered_id
            where x.silent_since <= $1 order by x.silent_since limit $2""";

    private static final String RETRIES = "select id from sequence_execution where id = any($1)";

    private final Pool pool;
    private final FactCodec facts = new FactCodec();
    private final EventCodec events = new EventCodec();

    public PostgresExecutions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Page<Found>> executions(ExecutionQuery query, int offset, int limit) {
        var conditions = new Conditions()
                .and("project =", Optional.of(query.project()))
                .and("stage =", query.stage())
                .and("service =", query.service())
                .and("sequence =", query.name())
                .and("state =", query.state())
                .andOneOf("context", query.contexts().map(PostgresExecutions::values))
                .andGivenTime("(ended_at is null or ended_at >= %s)", query.activeSince());
        var next = conditions.next();
        var sql = EXECUTIONS.formatted(conditions.sql(), next, next + 1);
        return PagedRows.read(pool, sql, conditions::parameters, offset, limit).chain(page -> {
            var executions = page.map(row -> facts.readExecution(row.getString("body")));
            return Uni.combine()
                    .all()
                    .unis(answers(executions), retries(executions))
                    .with((answers, retries) -> found(page, executions, answers, retries));
        });
    }

    @Override
    public Uni<Page<KeptnEvent>> openTasks(TaskQuery query, int offset, int limit) {
        return PagedRows.read(
                        pool,
                        OPEN_TASKS,
                        () -> Tuple.tuple()
                                .addString(query.type())
                                .addString(query.eventId().orElse(null))
                                .addArrayOfString(ExecutionRows.array(query.projects()))
                                .addString(query.stage().orElse(null))
                                .addString(query.service().orElse(null)),
                        offset,
                        limit)
                .map(page -> new Page<>(page.map(row -> event(row.getString("body"))), page.total()));
    }

    @Override
    public Uni<Page<SentTask>> unanswered(Optional<List<String>> projects, int offset, int limit) {
        return PagedRows.read(
                        pool,
                        UNANSWERED,
                        () -> Tuple.tuple().addArrayOfString(ExecutionRows.array(projects)),
                        offset,
                        limit)
                .map(page -> new Page<>(page.map(PostgresExecutions::sentTask), page.total()));
    }

    @Override
    public Uni<List<SilentTask>> silent(Instant before, int limit) {
        return pool.preparedQuery(SILENT)
                .execute(Tuple.of(ExecutionRows.time(before), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresExecutions::silentTask)
                        .toList());
    }

    private static SilentTask silentTask(Row row) {
        return new SilentTask(
                new ExecutionId(new EventId(row.getString("id"))),
                new Scope(row.getString("project"), row.getString("stage"), row.getString("service")),
                new EventId(row.getString("open_triggered_id")),
                row.getString("type"));
    }

    private Uni<Map<EventId, List<TaskAnswer>>> answers(List<SequenceExecution> executions) {
        var tasks = executions.stream().flatMap(PostgresExecutions::tasks).toArray(String[]::new);
        if (tasks.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        var contexts = executions.stream()
                .map(execution -> execution.origin().context().value())
                .distinct()
                .toArray(String[]::new);
        return pool.preparedQuery(ANSWERS)
                .execute(Tuple.of(contexts, tasks))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                row -> new EventId(row.getString("triggered_id")),
                                Collectors.mapping(PostgresExecutions::answer, Collectors.toList()))));
    }

    private Uni<Set<ExecutionId>> retries(List<SequenceExecution> executions) {
        var possible = executions.stream()
                .filter(Retry::isFailed)
                .map(execution -> Retry.idOf(execution.id()).toString())
                .toArray(String[]::new);
        return possible.length == 0
                ? Uni.createFrom().item(Set.of())
                : pool.preparedQuery(RETRIES)
                        .execute(Tuple.of((Object) possible))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new ExecutionId(new EventId(row.getString("id"))))
                                .collect(Collectors.toSet()));
    }

    private static Stream<String> tasks(SequenceExecution execution) {
        return Stream.concat(
                        execution.done().stream().map(DoneTask::triggeredId),
                        execution.open().stream().map(OpenTask::triggeredId))
                .map(EventId::value);
    }

    private static Page<Found> found(
            PagedRows page,
            List<SequenceExecution> executions,
            Map<EventId, List<TaskAnswer>> answers,
            Set<ExecutionId> retries) {
        var found = new ArrayList<Found>();
        for (var i = 0; i < executions.size(); i++) {
            var row = page.rows().get(i);
            var execution = executions.get(i);
            found.add(new Found(
                    execution,
                    Optional.ofNullable(row.getString("source")),
                    answers,
                    time(row, "due_at"),
                    Optional.ofNullable(row.getInteger("position")).map(position -> new Queued(position, blocker(row))),
                    Optional.of(Retry.idOf(execution.id())).filter(retries::contains)));
        }
        return new Page<>(found, page.total());
    }

    private static List<String> values(List<KeptnContext> contexts) {
        return contexts.stream().map(KeptnContext::value).toList();
    }

    private static Optional<Blocker> blocker(Row row) {
        return Optional.ofNullable(row.getString("context"))
                .map(context ->
                        new Blocker(new KeptnContext(context), row.getString("sequence"), row.getString("state")));
    }

    private static TaskAnswer answer(Row row) {
        return new TaskAnswer(
                row.getString("type"),
                row.getString("source"),
                Optional.ofNullable(row.getString("result")),
                Optional.ofNullable(row.getString("status")),
                row.getOffsetDateTime("time").toInstant(),
                Optional.ofNullable(row.getString("ignored")));
    }

    private static SentTask sentTask(Row row) {
        return new SentTask(
                new EventId(row.getString("id")),
                row.getString("type"),
                new Scope(row.getString("project"), row.getString("stage"), row.getString("service")),
                new KeptnContext(row.getString("context")),
                row.getString("sequence"),
                row.getOffsetDateTime("time").toInstant(),
                time(row, "due_at"));
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(time -> time.toInstant());
    }

    private KeptnEvent event(String body) {
        return ((Decoded.Valid) events.decode(body.getBytes(StandardCharsets.UTF_8))).event();
    }
}
