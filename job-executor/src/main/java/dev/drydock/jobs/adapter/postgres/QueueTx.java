package dev.drydock.jobs.adapter.postgres;

import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.domain.JobQueue;
import dev.drydock.jobs.domain.JobQueue.Waiting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One question for a job's turn, alone in its transaction: whoever asks at the same time waits. */
final class QueueTx {
    /** Any number that nothing else locks by. */
    private static final long LOCK = 4_402_118_339L;

    /** A job that nobody has asked for so long has nobody who would start it. */
    private static final String STILL_ASKED = "asked_at > now() - interval '15 seconds'";
    /** The same of one that may not have been asked for yet. */
    static final String IS_WAITED_WITH = "coalesce(job.asked_at, job.claimed_at) > now() - interval '15 seconds'";

    private static final String ASK = """
            update job set asked_at = now() where key = $1 and machine = $2 and ended_at is null
            returning admitted_at is not null as is_admitted""";
    private static final String OPEN = """
            select key, project, machine = $1 as is_here, admitted_at is not null as is_admitted, task_index, claimed_at
            from job where ended_at is null and case when admitted_at is null
                then machine = $1 and %s else occupies_until > now() end""".formatted(STILL_ASKED);
    private static final String ADMIT = """
            update job set admitted_at = now(), occupies_until = now() + $2 * interval '1 second' where key = $1""";
    private static final Duration TO_START_AND_END = Duration.ofMinutes(5);

    private final SqlConnection tx;
    private final JobQueue.Limits limits;

    QueueTx(SqlConnection tx, JobQueue.Limits limits) {
        this.tx = tx;
        this.limits = limits;
    }

    Uni<Integer> admit(JobRecord job, Duration limit) {
        var key = job.id().key();
        return tx.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .chain(() -> tx.preparedQuery(ASK).execute(Tuple.of(key, job.machine())))
                .chain(asked -> {
                    if (asked.size() == 0) {
                        throw new IllegalStateException(
                                "the job %s has ended, or another executor has it".formatted(key));
                    }
                    return asked.iterator().next().getBoolean("is_admitted")
                            ? Uni.createFrom().item(0)
                            : decide(job, key, limit);
                });
    }

    private Uni<Integer> decide(JobRecord job, String key, Duration limit) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(job.machine()))
                .map(this::turns)
                .chain(turns -> turns.now().contains(key)
                        ? tx.preparedQuery(ADMIT)
                                .execute(Tuple.of(
                                        key, limit.plus(TO_START_AND_END).toSeconds()))
                                .replaceWith(0)
                        : Uni.createFrom().item(1 + turns.later().indexOf(key)));
    }

    private JobQueue.Turns turns(RowSet<Row> open) {
        int running = 0;
        Map<String, Integer> runningOf = new HashMap<>();
        List<Waiting> waiting = new ArrayList<>();
        for (var row : open) {
            if (row.getBoolean("is_admitted")) {
                running += row.getBoolean("is_here") ? 1 : 0;
                runningOf.merge(row.getString("project"), 1, Integer::sum);
            } else {
                waiting.add(new Waiting(
                        row.getString("key"),
                        row.getString("project"),
                        row.getInteger("task_index") > 0,
                        row.getOffsetDateTime("claimed_at").toInstant()));
            }
        }
        return JobQueue.turns(waiting, running, runningOf, limits);
    }
}
