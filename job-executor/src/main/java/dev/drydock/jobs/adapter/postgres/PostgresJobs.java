package dev.drydock.jobs.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobStore;
import dev.drydock.jobs.application.JobTrace;
import dev.drydock.jobs.application.StartedJob;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobQueue;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Jobs as rows of the schema {@code jobs}. */
public final class PostgresJobs implements JobStore {
    /** A job that was never let run has done nothing: whoever comes when nobody waits with it any more, has it. */
    private static final String CLAIM = """
            insert into job (key, event_id, action_index, task_index, context, action, task, machine, namespace,
                claimed_at, project)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (key) do update set machine = excluded.machine
            where job.machine <> excluded.machine and job.admitted_at is null and job.ended_at is null
              and not (%s)""".formatted(QueueTx.IS_WAITED_WITH);

    private static final String FIND = "select * from job where key = $1";
    private static final String STARTED =
            "update job set started_at = $2, handle = $3, place = $4 where key = $1 and started_at is null";
    private static final String ENDED = """
            update job set ended_at = $2, end_kind = $3, end_number = $4, end_reason = $5, log = $6, output = $7, remarks = $8
            where key = $1 and ended_at is null returning *""";
    private static final String TRIGGERED = "select body from inbox where event_id = $1";
    private static final String OF_CONTEXT =
            "select * from job where context = $1 order by claimed_at, action_index, task_index";
    private static final String OPEN =
            "select * from job where ended_at is null order by claimed_at, action_index, task_index limit 1000";
    private static final String FORGET = "delete from job where ended_at < now() - $1 * interval '1 second'";

    private static final String FORGET_ABORTS =
            "delete from aborted_task where aborted_at < now() - $1 * interval '1 second'";
    private static final String ABORT = "insert into aborted_task (event_id) values ($1) on conflict do nothing";
    private static final String IS_ABORTED = "select 1 from aborted_task where event_id = $1";

    private final Pool pool;
    private final ServiceTelemetry telemetry;
    private final Consumer<JobRecord> onEnd;
    private final EventCodec codec = new EventCodec();

    /** @param onEnd is told each job once, when it has ended */
    public PostgresJobs(Pool pool, ServiceTelemetry telemetry, Consumer<JobRecord> onEnd) {
        this.pool = pool;
        this.telemetry = telemetry;
        this.onEnd = onEnd;
    }

    @Override
    public Uni<JobRecord> claim(JobRecord fresh) {
        var id = fresh.id();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.from(Arrays.asList(
                        id.key(),
                        id.event().value(),
                        id.action(),
                        id.task(),
                        fresh.context().value(),
                        fresh.action(),
                        fresh.task(),
                        fresh.machine(),
                        fresh.namespace().orElse(null),
                        fresh.claimed().atOffset(ZoneOffset.UTC),
                        fresh.project())))
                .chain(claimed -> find(id.key()))
                .map(Optional::orElseThrow);
    }

    @Override
    public Uni<Integer> admit(JobRecord job, JobQueue.Limits limits, Duration limit) {
        return pool.withTransaction(tx -> new QueueTx(tx, limits).admit(job, limit));
    }

    @Override
    public Uni<List<JobRecord>> open() {
        return pool.preparedQuery(OPEN).execute().map(PostgresJobs::records);
    }

    @Override
    public Uni<Void> started(JobId job, Instant at, StartedJob where) {
        return pool.preparedQuery(STARTED)
                .execute(Tuple.of(job.key(), at.atOffset(ZoneOffset.UTC), where.handle(), where.place()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> ended(JobId job, JobRecord.Ended ended) {
        var known = telemetry.isTracing()
                ? pool.withTransaction(tx -> ended(tx, job, ended).call(rows -> trace(tx, rows)))
                : ended(pool, job, ended);
        return known.invoke(jobs -> jobs.forEach(onEnd)).replaceWithVoid();
    }

    private Uni<Void> trace(SqlClient tx, List<JobRecord> jobs) {
        return Multi.createFrom()
                .iterable(jobs)
                .onItem()
                .transformToUniAndConcatenate(job -> triggered(tx, job)
                        .map(event -> event.flatMap(triggered -> JobTrace.span(job, triggered)).stream()
                                .toList())
                        .chain(spans -> telemetry.ended(tx, spans)))
                .collect()
                .last();
    }

    private Uni<Optional<KeptnEvent>> triggered(SqlClient tx, JobRecord job) {
        return tx.preparedQuery(TRIGGERED)
                .execute(Tuple.of(job.id().event().value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> codec.decode(row.getString("body").getBytes(StandardCharsets.UTF_8)))
                        .flatMap(decoded ->
                                decoded instanceof Decoded.Valid valid ? Stream.of(valid.event()) : Stream.empty())
                        .findFirst());
    }

    /** The job, if it has not ended before. */
    private static Uni<List<JobRecord>> ended(SqlClient tx, JobId job, JobRecord.Ended ended) {
        var row = EndRow.of(ended.end());
        return tx.preparedQuery(ENDED)
                .execute(Tuple.from(Arrays.asList(
                        job.key(),
                        ended.at().atOffset(ZoneOffset.UTC),
                        row.kind(),
                        row.number(),
                        storable(row.reason()),
                        storable(ended.log()),
                        JobRows.output(ended),
                        ended.remarks().stream().map(PostgresJobs::storable).toArray(String[]::new))))
                .map(PostgresJobs::records);
    }

    @Override
    public Uni<Void> abort(EventId triggered) {
        return pool.preparedQuery(ABORT).execute(Tuple.of(triggered.value())).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> isAborted(EventId triggered) {
        return pool.preparedQuery(IS_ABORTED)
                .execute(Tuple.of(triggered.value()))
                .map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<List<JobRecord>> of(KeptnContext context) {
        return pool.preparedQuery(OF_CONTEXT).execute(Tuple.of(context.value())).map(PostgresJobs::records);
    }

    @Override
    public Uni<Optional<JobRecord>> find(String key) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(key))
                .map(rows -> records(rows).stream().findFirst());
    }

    @Override
    public Uni<Void> forget(Duration olderThan) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(olderThan.toSeconds()))
                .chain(() -> pool.preparedQuery(FORGET_ABORTS).execute(Tuple.of(olderThan.toSeconds())))
                .replaceWithVoid();
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }

    private static List<JobRecord> records(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(JobRows::record)
                .toList();
    }
}
