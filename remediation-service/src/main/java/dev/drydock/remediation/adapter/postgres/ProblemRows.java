package dev.drydock.remediation.adapter.postgres;

import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.problem.Closing;
import dev.drydock.remediation.domain.problem.KnownProblems;
import dev.drydock.remediation.domain.problem.ProblemLife;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of {@code problem} inside a transaction. */
final class ProblemRows {
    /** Also where there is no row yet, only one transaction at a time decides about a flow's problems at a place. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    private static final String LOCK_ALL =
            "select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) key";
    private static final String READ = """
            select body from problem where context = $1 and project = $2 and stage = $3 and service = $4
            order by seq""";
    private static final String READ_FLOWS =
            "select context, project, stage, service, body from problem where context = any($1) order by seq for update";
    private static final String WRITE = """
            insert into problem (
                id, context, project, stage, service, state, opened_at, closed_at, due_at, body, held_by, identity, fired_at, gone, takes_repeats)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict (id) do update set state = excluded.state, closed_at = excluded.closed_at,
                due_at = excluded.due_at, body = excluded.body, held_by = excluded.held_by, gone = excluded.gone,
                takes_repeats = excluded.takes_repeats""";

    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A flow's problems at a place. */
    record Flow(KeptnContext context, Scope scope) {
        private String key() {
            return "problem\n" + context + '\n' + scope;
        }
    }

    Uni<KnownProblems> lock(SqlConnection tx, KeptnContext context, Scope scope) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(new Flow(context, scope).key()))
                .chain(() -> read(tx, READ + " for update", context, scope));
    }

    Uni<KnownProblems> read(SqlClient client, KeptnContext context, Scope scope) {
        return read(client, READ, context, scope);
    }

    private Uni<KnownProblems> read(SqlClient client, String query, KeptnContext context, Scope scope) {
        return client.preparedQuery(query)
                .execute(Tuple.of(context.value(), scope.project(), scope.stage(), scope.service()))
                .map(rows -> new KnownProblems(read(rows)));
    }

    /** The same for several: whoever holds more than one takes them in the same order. */
    Uni<Map<Flow, KnownProblems>> lockAll(SqlConnection tx, Set<Flow> flows) {
        var contexts =
                flows.stream().map(flow -> flow.context().value()).distinct().toArray(String[]::new);
        return lockKeys(tx, flows.stream().map(Flow::key))
                .chain(() -> tx.preparedQuery(READ_FLOWS).execute(Tuple.of(contexts)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                ProblemRows::flow, Collectors.mapping(row -> read(row.getString("body")), toList()))))
                .map(lives -> flows.stream()
                        .collect(Collectors.toMap(
                                flow -> flow, flow -> new KnownProblems(lives.getOrDefault(flow, List.of())))));
    }

    /** Waits until nobody else holds one of these, and holds them until the transaction ends. */
    static Uni<Void> lockKeys(SqlConnection tx, Stream<String> keys) {
        return tx.preparedQuery(LOCK_ALL)
                .execute(Tuple.of(keys.distinct().sorted().toArray(String[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> write(SqlConnection tx, List<ProblemLife> lives) {
        if (lives.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(WRITE)
                .executeBatch(lives.stream().map(this::tuple).toList())
                .replaceWithVoid();
    }

    List<ProblemLife> read(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> read(row.getString("body")))
                .toList();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private Tuple tuple(ProblemLife life) {
        var report = life.report();
        return Tuple.from(Arrays.asList(
                life.id().value(),
                report.context().value(),
                report.scope().project(),
                report.scope().stage(),
                report.scope().service(),
                life.state().word(),
                utc(report.at()),
                utc(life.closing().map(Closing::at).orElse(null)),
                utc(life.lookAgainAt().orElse(null)),
                text(life),
                life.held().map(held -> held.by().guard()).orElse(null),
                report.identity().map(identity -> identity.at(report.scope())).orElse(null),
                utc(report.firedAt().orElse(null)),
                life.goneByItself(),
                life.takesRepeats()));
    }

    private static Flow flow(Row row) {
        return new Flow(
                new KeptnContext(row.getString("context")),
                new Scope(row.getString("project"), row.getString("stage"), row.getString("service")));
    }

    private String text(ProblemLife life) {
        try {
            return json.writeValueAsString(ProblemDocument.of(life));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProblemLife read(String body) {
        try {
            return json.readValue(body, ProblemDocument.class).toLife();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
