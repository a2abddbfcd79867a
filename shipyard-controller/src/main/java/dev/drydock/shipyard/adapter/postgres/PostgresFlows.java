package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.shipyard.application.sequence.Flows;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads flows and events. */
public final class PostgresFlows implements Flows {
    private static final String CONTEXTS = """
            select context, count(*) over () as total from sequence_execution
            where project = $1 and ($4::text[] is null or context = any($4))
            group by context
            having ($5::timestamptz is null or min(triggered_at) > $5) and ($6::timestamptz is null or min(triggered_at) < $6)
                and ($2::text is null or %s) and ($3::text is null or %s)
                and ($7::text is null or bool_or(stage = $7)) and ($8::text is null or bool_or(service = $8))
            order by min(triggered_at) desc, context limit $9 offset $10""";
    /** As the list shows it: a flow is called what it began as, and stands where its liveliest sequence stands. */
    private static final String NAMED = "(array_agg(sequence order by triggered_at, stage, sequence))[1] = $2";

    private static final String STANDING = """
            (array_agg(state order by
                array_position(array['started', 'waitingForApproval', 'paused', 'waiting'], state),
                triggered_at desc, stage desc, sequence desc))[1] = $3""";
    private static final String EXECUTIONS = """
            select context, stage, service, sequence, state, result, triggered_at, image, problem_title, due_at, unanswered,
                controlled_by,
                case when ended_at is null and standing = 'RESTING' then body end as resting
            from sequence_execution where project = $1 and context = any($2) order by triggered_at, stage, sequence""";
    /** The sender chooses the context, so another project may have events under the same; an answer need not name its own. */
    private static final String MENTIONS = """
            select context, id, type, time, stage, result, status,
                case when type in ('sh.keptn.event.evaluation.finished', 'sh.keptn.event.get-action.finished')
                    then body end as body
            from event where context = any($1) and (project = $2 or project is null) order by seq""";

    private static final int COUNTED = 1_000;

    /** A page, and a count that stops where it would take long. */
    private static final String EVENTS = """
            select body, ignored, (select count(*) from (select from event where %1$s limit %2$d) counted) as total
            from event where %1$s order by %3$s limit $%4$d offset $%5$d""";

    private static final String FIRST_OF_FLOW = """
            not exists (select 1 from event o where o.context = event.context and o.seq < event.seq
                and o.project is not distinct from event.project)""";
    /** Newest first, by what an index gives. */
    private static final String BY_TIME = "time desc, seq desc";

    private static final String BY_ARRIVAL = "seq desc";
    private static final String BY_COMMIT = "tx desc, seq desc";

    private final Pool pool;
    private final EventCodec codec = new EventCodec();
    private final FactCodec facts = new FactCodec();

    public PostgresFlows(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Page<Flow>> flows(FlowQuery query) {
        var contexts = query.contexts().isEmpty()
                ? null
                : query.contexts().stream().map(KeptnContext::value).toArray(String[]::new);
        var sql = CONTEXTS.formatted(
                query.name().isPresent() ? NAMED : "true", query.state().isPresent() ? STANDING : "true");
        return PagedRows.read(
                        pool,
                        sql,
                        () -> Tuple.tuple()
                                .addString(query.project())
                                .addString(query.name().orElse(null))
                                .addString(query.state().orElse(null))
                                .addArrayOfString(contexts)
                                .addOffsetDateTime(
                                        query.from().map(ExecutionRows::time).orElse(null))
                                .addOffsetDateTime(
                                        query.before().map(ExecutionRows::time).orElse(null))
                                .addString(query.stage().orElse(null))
                                .addString(query.service().orElse(null)),
                        query.offset(),
                        query.limit())
                .chain(page -> flows(query.project(), page.map(row -> row.getString("context")))
                        .map(flows -> new Page<>(flows, page.total())));
    }

    @Override
    public Uni<Page<StoredEvent>> events(EventQuery query) {
        var conditions = new Conditions()
                .andOneOf("project", query.projects())
                .and("stage =", query.stage())
                .and("service =", query.service())
                .and("type =", query.type())
                .and("source =", query.source())
                .and("context =", query.context())
                .and("id =", query.eventId())
                .andTime("time >", query.from())
                .andTime("time <", query.before())
                .andIf(query.onlyFirst(), FIRST_OF_FLOW);
        var next = conditions.next();
        var sql = EVENTS.formatted(conditions.sql(), COUNTED + 1, order(query), next, next + 1);
        return PagedRows.read(pool, sql, conditions::parameters, query.offset(), query.limit() + 1)
                .map(page -> {
                    var items = page.map(this::stored);
                    var shown = items.subList(0, Math.min(items.size(), query.limit()));
                    return new Page<>(
                            shown, Math.max(page.total(), items.isEmpty() ? 0 : query.offset() + items.size()));
                });
    }

    private static String order(EventQuery query) {
        if (query.projects().filter(projects -> projects.size() == 1).isPresent()) {
            return BY_TIME;
        }
        return query.type().or(query::context).or(query::eventId).isPresent() ? BY_ARRIVAL : BY_COMMIT;
    }

    private Uni<List<Flow>> flows(String project, List<String> contexts) {
        if (contexts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var ids = contexts.toArray(String[]::new);
        return pool.preparedQuery(EXECUTIONS)
                .execute(Tuple.of(project, ids))
                .chain(executions -> pool.preparedQuery(MENTIONS)
                        .execute(Tuple.of(ids, project))
                        .map(mentions -> assemble(contexts, list(executions), list(mentions))));
    }

    private List<Flow> assemble(List<String> contexts, List<Row> executions, List<Row> mentions) {
        Map<String, Flow> flows = new LinkedHashMap<>();
        contexts.forEach(context ->
                flows.put(context, new Flow(new KeptnContext(context), new ArrayList<>(), new ArrayList<>())));
        executions.forEach(
                row -> flows.get(row.getString("context")).executions().add(execution(row)));
        mentions.forEach(row -> flows.get(row.getString("context")).events().add(mention(row)));
        return List.copyOf(flows.values());
    }

    private Execution execution(Row row) {
        return new Execution(
                row.getString("stage"),
                row.getString("service"),
                row.getString("sequence"),
                row.getString("state"),
                Optional.ofNullable(row.getString("result")),
                row.getOffsetDateTime("triggered_at").toInstant(),
                Optional.ofNullable(row.getString("image")),
                Optional.ofNullable(row.getString("problem_title")),
                instant(row, "due_at"),
                Optional.ofNullable(row.getString("unanswered")),
                Optional.ofNullable(row.getString("resting")).flatMap(this::held),
                Optional.ofNullable(row.getString("controlled_by")));
    }

    private Optional<OpenTask.Held> held(String resting) {
        return facts.readExecution(resting).open().flatMap(OpenTask::held);
    }

    private Mention mention(Row row) {
        return new Mention(
                new EventId(row.getString("id")),
                row.getString("type"),
                row.getOffsetDateTime("time").toInstant(),
                Optional.ofNullable(row.getString("stage")),
                Optional.ofNullable(row.getString("result")),
                Optional.ofNullable(row.getString("status")),
                Optional.ofNullable(row.getString("body")).map(this::event));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(time -> time.toInstant());
    }

    private StoredEvent stored(Row row) {
        return new StoredEvent(event(row.getString("body")), Optional.ofNullable(row.getString("ignored")));
    }

    private KeptnEvent event(String body) {
        return ((Decoded.Valid) codec.decode(body.getBytes(StandardCharsets.UTF_8))).event();
    }

    private static List<Row> list(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
