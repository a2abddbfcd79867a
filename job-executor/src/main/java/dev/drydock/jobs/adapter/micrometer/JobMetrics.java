package dev.drydock.jobs.adapter.micrometer;

import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.kit.telemetry.DatabaseGauges.Reading;
import dev.drydock.kit.telemetry.KitGauges;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Counts and times the jobs that this process ends. */
public final class JobMetrics {
    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };
    private static final String SQL = """

            union all select case when started_at is null then 'job-waiting' else 'job-running' end, count(*)::float8
                from (select started_at from job where ended_at is null limit 100000) open group by 1""";

    private final ServiceTelemetry telemetry;

    public JobMetrics(ServiceTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    public static void register(ServiceTelemetry telemetry, Pool pool) {
        telemetry.gauges(pool, KitGauges.Tables.WITH_INBOX, SQL, List.of(open("waiting"), open("running")));
    }

    /** A job is over, for the first time. */
    public void ended(JobRecord job) {
        job.ended().ifPresent(ended -> {
            Counter.builder("drydock.jobs")
                    .description("jobs by how they ended")
                    .tags(telemetry.project(job.project()).and("outcome", outcome(ended.end())))
                    .register(telemetry.meters())
                    .increment();
            job.started()
                    .ifPresent(started -> Timer.builder("drydock.job.duration")
                            .description("from a job's start to its end")
                            .serviceLevelObjectives(BUCKETS)
                            .register(telemetry.meters())
                            .record(Duration.between(started, ended.at())));
        });
    }

    private static Reading open(String state) {
        return new Reading(
                "job-" + state,
                "drydock.jobs.open",
                null,
                Tags.of("state", state),
                "jobs that are not over: they wait for their turn, or run");
    }

    private static String outcome(JobEnd end) {
        if (end instanceof JobEnd.Exited exited) {
            return exited.code() == 0 ? "succeeded" : "failed";
        }
        return end.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
