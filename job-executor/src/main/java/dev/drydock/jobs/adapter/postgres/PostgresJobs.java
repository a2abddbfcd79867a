package dev.drydock.jobs.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobStore;
import dev.drydock.jobs.application.StartedJob;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobQueue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Jobs as rows of the schema {@code jobs}. */
public final class PostgresJobs implements JobStore {
    private static final String CLAIM = """
            insert into job (key, event_id, action_index, task_index, context, action, task, machine, namespace,
                claimed_at, project)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing""";
    private static final String FIND = "select * from job where key = $1";
    private static final String STARTED =
            "update job set started_at = $2, handle = $3, place = $4 where key = $1 and started_at is null";
    private static final String ENDED = """
            update job set ended_at = $2, end_kind = $3, end_number = $4, end_reason = $5, log = $6, output = $7, remarks = $8
            where key = $1 and ended_at is null""";
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

    public PostgresJobs(Pool pool) {
        this.pool = pool;
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
        var row = EndRow.of(ended.end());
        return pool.preparedQuery(ENDED)
                .execute(Tuple.from(Arrays.asList(
                        job.key(),
                        ended.at().atOffset(ZoneOffset.UTC),
                        row.kind(),
                        row.number(),
                        storable(row.reason()),
                        storable(ended.log()),
                        JobRows.output(ended),
                        ended.remarks().stream().map(PostgresJobs::storable).toArray(String[]::new))))
                .replaceWithVoid();
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
