package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.application.sequence.Queueing;
import dev.drydock.shipyard.application.sequence.SequenceStore.Loaded;
import dev.drydock.shipyard.application.sequence.Unfolding;
import dev.drydock.shipyard.domain.sequence.Deployed;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Holds;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Controlled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Loads and stores sequence executions and their facts. */
final class ExecutionRows {
    /** How far the queue of a stage and service is looked into: only its head can go on. */
    private static final int HEAD_OF_QUEUE = 8;

    static final String LOAD = """
            with place as materialized (
                select project, stage, service from unnest($1::text[], $2::text[], $3::text[])
                    as named (project, stage, service)
                union select project, stage, service from sequence_execution where open_triggered_id = any($4)),
            wanted as materialized (
                select e.id from place join sequence_execution e using (project, stage, service)
                    where e.ended_at is null and e.standing = 'BLOCKING'
                union
                select e.id from place join sequence_execution e using (project, stage, service)
                    where e.ended_at is null and e.due_at <= $6
                union
                select ready.id from place cross join lateral (
                        select id from sequence_execution e
                        where (e.project, e.stage, e.service) = (place.project, place.stage, place.service)
                            and e.ended_at is null and e.standing = 'READY'
                        order by e.remediation desc, e.triggered_at, e.id limit %d) ready
                union
                select id from sequence_execution where open_triggered_id = any($4)
                union
                select unnest($5::text[]))
            select version, body, null as project, null as context, null as stage, null as held, null as said_by
            from wanted join sequence_execution using (id)
            union all
            select null, null, project, context, stage, held, said_by from flow_hold where (project, context) in (
                select project, unnest($7::text[]) from (select distinct project from place) projects
                union
                select project, context from wanted join sequence_execution using (id))""".formatted(HEAD_OF_QUEUE);
    private static final String SAVE = """
            insert into sequence_execution
                (id, project, stage, service, context, sequence, state, standing, remediation, result, triggered_at,
                 open_triggered_id, due_at, ended_at, problem_title, version, body,
                 silent_since, unanswered, controlled_by, image)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::boolean[], $10::text[], $11::timestamptz[], $12::text[], $13::timestamptz[],
                $14::timestamptz[], $15::text[], $16::int[], $17::text[], $18::timestamptz[], $19::text[],
                $20::text[], $21::text[])
            on conflict (id) do update set state = excluded.state, standing = excluded.standing,
                result = excluded.result, open_triggered_id = excluded.open_triggered_id, due_at = excluded.due_at,
                ended_at = excluded.ended_at, version = excluded.version, body = excluded.body,
                silent_since = excluded.silent_since, unanswered = excluded.unanswered,
                controlled_by = excluded.controlled_by""";
    private static final String APPEND = """
            insert into sequence_fact (execution_id, version, body)
            select * from unnest($1::text[], $2::int[], $3::text[])""";

    private final FactCodec codec = new FactCodec();

    /** What is stored, with the number of facts that each execution has. */
    record Found(Loaded loaded, Map<ExecutionId, Integer> versions) {}

    /** @param named where, besides the places of the tasks that are answered */
    Uni<Found> load(
            SqlClient tx,
            Set<Scope> named,
            Collection<EventId> answered,
            Collection<ExecutionId> ids,
            Collection<KeptnContext> contexts,
            Instant now) {
        return tx.preparedQuery(LOAD)
                .execute(places(named, answered)
                        .addArrayOfString(texts(ids, ExecutionId::toString))
                        .addOffsetDateTime(time(now))
                        .addArrayOfString(texts(contexts, KeptnContext::value)))
                .map(this::found);
    }

    /** Four parameters: the places by name, and tasks that are open in others. */
    static Tuple places(Set<Scope> named, Collection<EventId> answered) {
        return Tuple.tuple()
                .addArrayOfString(texts(named, Scope::project))
                .addArrayOfString(texts(named, Scope::stage))
                .addArrayOfString(texts(named, Scope::service))
                .addArrayOfString(texts(answered, EventId::value));
    }

    Uni<Void> save(SqlClient tx, Unfolding unfolding, Map<ExecutionId, Integer> versions, Instant now) {
        var changed =
                unfolding.facts().keySet().stream().map(unfolding::execution).toList();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(
                        tx.preparedQuery(APPEND).execute(facts(unfolding, versions)),
                        tx.preparedQuery(SAVE).execute(rows(unfolding, changed, versions, now)))
                .andFailFast()
                .replaceWithVoid();
    }

    private Found found(RowSet<Row> rows) {
        var executions = new ArrayList<SequenceExecution>();
        var versions = new HashMap<ExecutionId, Integer>();
        var holds = new HashMap<Holds.Place, Holds.Word>();
        for (var row : rows) {
            if (row.getString("body") == null) {
                holds.put(
                        held(row),
                        new Holds.Word(row.getBoolean("held"), Optional.ofNullable(row.getString("said_by"))));
            } else {
                var execution = codec.readExecution(row.getString("body"));
                executions.add(execution);
                versions.put(execution.id(), row.getInteger("version"));
            }
        }
        return new Found(new Loaded(executions, new Holds(holds)), versions);
    }

    private static Holds.Place held(Row row) {
        return new Holds.Place(
                row.getString("project"),
                new KeptnContext(row.getString("context")),
                Optional.of(row.getString("stage")).filter(stage -> !stage.isEmpty()));
    }

    private Tuple facts(Unfolding unfolding, Map<ExecutionId, Integer> versions) {
        var ids = new ArrayList<String>();
        var numbers = new ArrayList<Integer>();
        var bodies = new ArrayList<String>();
        unfolding.facts().forEach((id, facts) -> {
            var version = versions.getOrDefault(id, 0);
            for (var fact : facts) {
                ids.add(id.toString());
                numbers.add(++version);
                bodies.add(codec.write(fact));
            }
        });
        return Tuple.of(ids.toArray(String[]::new), numbers.toArray(Integer[]::new), bodies.toArray(String[]::new));
    }

    private Tuple rows(
            Unfolding unfolding, List<SequenceExecution> changed, Map<ExecutionId, Integer> versions, Instant now) {
        return Tuple.tuple()
                .addArrayOfString(texts(changed, execution -> execution.id().toString()))
                .addArrayOfString(
                        texts(changed, execution -> execution.origin().scope().project()))
                .addArrayOfString(
                        texts(changed, execution -> execution.origin().scope().stage()))
                .addArrayOfString(
                        texts(changed, execution -> execution.origin().scope().service()))
                .addArrayOfString(
                        texts(changed, execution -> execution.origin().context().value()))
                .addArrayOfString(texts(
                        changed, execution -> execution.origin().definition().name()))
                .addArrayOfString(texts(changed, execution -> execution.state().wire()))
                .addArrayOfString(texts(
                        changed, execution -> Queueing.standing(execution, now).name()))
                .addArrayOfBoolean(changed.stream().map(Queueing::isRemediation).toArray(Boolean[]::new))
                .addArrayOfString(texts(changed, ExecutionRows::result))
                .addArrayOfOffsetDateTime(times(
                        changed, execution -> Optional.of(execution.origin().at())))
                .addArrayOfString(texts(
                        changed,
                        execution -> execution
                                .open()
                                .map(OpenTask::triggeredId)
                                .map(EventId::value)
                                .orElse(null)))
                .addArrayOfOffsetDateTime(times(changed, SequenceExecution::due))
                .addArrayOfOffsetDateTime(
                        times(changed, execution -> execution.ended().map(ended -> ended.at())))
                .addArrayOfString(texts(
                        changed,
                        execution -> Problem.of(execution.origin().input())
                                .flatMap(Problem::title)
                                .orElse(null)))
                .addArrayOfInteger(changed.stream()
                        .map(execution -> versions.getOrDefault(execution.id(), 0)
                                + unfolding.facts().get(execution.id()).size())
                        .toArray(Integer[]::new))
                .addArrayOfString(texts(changed, codec::write))
                .addArrayOfOffsetDateTime(times(changed, SequenceExecution::silentSince))
                .addArrayOfString(texts(
                        changed,
                        execution ->
                                execution.open().flatMap(OpenTask::unanswered).orElse(null)))
                .addArrayOfString(texts(
                        changed,
                        execution -> execution.controlled().map(Controlled::by).orElse(null)))
                .addArrayOfString(
                        texts(changed, execution -> Deployed.imageOf(execution).orElse(null)));
    }

    private static String result(SequenceExecution execution) {
        return execution.ended().map(ended -> ended.verdict().result().wire()).orElse(null);
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> column) {
        return values.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(
            List<SequenceExecution> executions, Function<SequenceExecution, Optional<Instant>> column) {
        return executions.stream()
                .map(execution ->
                        column.apply(execution).map(ExecutionRows::time).orElse(null))
                .toArray(OffsetDateTime[]::new);
    }

    /** A list of names as a parameter; null where everything matches. */
    static String[] array(Optional<List<String>> names) {
        return names.map(some -> some.toArray(String[]::new)).orElse(null);
    }

    static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
