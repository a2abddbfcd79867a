package dev.drydock.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.KeptnEvent;
import dev.drydock.jobs.adapter.json.LibraryDocuments;
import dev.drydock.jobs.adapter.logs.FileLogs;
import dev.drydock.jobs.adapter.micrometer.JobMetrics;
import dev.drydock.jobs.adapter.nats.JobInbox;
import dev.drydock.jobs.adapter.nats.TaskHandler;
import dev.drydock.jobs.adapter.postgres.PostgresJobs;
import dev.drydock.jobs.adapter.resources.ResourceRepository;
import dev.drydock.jobs.adapter.secrets.ControllerSecrets;
import dev.drydock.jobs.adapter.secrets.SecretFiles;
import dev.drydock.jobs.application.ActionRun;
import dev.drydock.jobs.application.JobAborts;
import dev.drydock.jobs.application.JobAnswers;
import dev.drydock.jobs.application.JobList;
import dev.drydock.jobs.application.JobLogs;
import dev.drydock.jobs.application.JobStore;
import dev.drydock.jobs.application.TaskRun;
import dev.drydock.jobs.domain.ImageAllowList;
import dev.drydock.jobs.domain.JobQueue;
import dev.drydock.jobs.domain.PlaceFilter;
import dev.drydock.kit.EventService;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.kit.nats.NatsConnection;
import dev.drydock.kit.postgres.DatabasePool;
import dev.drydock.kit.postgres.Migrations;
import dev.drydock.kit.resources.Resources;
import dev.drydock.kit.telemetry.Telemetry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts the job-executor together, starts and stops it. */
@Singleton
public class Wiring {
    private static final String SCHEMA = "jobs";
    private static final int WORKERS = 8;
    private static final int MOST_STARTS = 256;

    private final InstantSource clock = Clock.tickMillis(ZoneOffset.UTC);
    private final JobStore jobs;
    private final JobList list;
    private final JobLogs logs;
    private final JobExecutor executor;

    Wiring(
            JobExecutorConfig settings,
            Vertx vertx,
            Telemetry telemetry,
            @ReactiveDataSource(SCHEMA) Pool pool,
            NatsConnection nats,
            @Channel("job-executor-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<KeptnEvent> out,
            Resources resources,
            ControllerApi controller,
            ObjectMapper json) {
        var workers = workers(settings.maxJobs());
        var ours = telemetry.of("job-executor", pool);
        JobMetrics.register(ours, pool);
        this.jobs = new PostgresJobs(pool, ours, new JobMetrics(ours)::ended);
        var logs = new FileLogs(settings.folder(), settings.logLimit(), clock);
        var runtime = RuntimeChoice.of(settings, logs, workers, clock);
        this.logs = new JobLogs(jobs, logs, workers);
        var limits = new JobQueue.Limits(settings.maxJobs(), settings.maxJobsPerProject());
        this.list = new JobList(jobs, limits);
        var repository = new ResourceRepository(resources);
        var documents = new LibraryDocuments();
        var ofFolder = new SecretFiles(settings.secretsFolder(), workers);
        var secrets =
                settings.secretsFromController() ? new ControllerSecrets(controller, json).orElse(ofFolder) : ofFolder;
        var images = ImageAllowList.parse(settings.allowedImages().orElse(""));
        var filter = settings.filter();
        var places = new PlaceFilter(
                filter.projects().orElse(List.of()),
                filter.stages().orElse(List.of()),
                filter.services().orElse(List.of()));
        var events = new EventService(vertx, pool, nats, out::send, clock, ours, settings.maxTasks(), outbox -> {
            var actions = new ActionRun(new TaskRun(
                    repository, jobs, runtime, logs, secrets, documents, outbox::send, limits, workers, clock));
            return List.of(new TaskHandler(
                    places, new JobAnswers(repository, documents, images, outbox::send, actions, clock)));
        });
        this.executor = new JobExecutor(vertx, events, logs, jobs, settings.logRetention(), workers);
    }

    void start(@Observes StartupEvent event) {
        executor.start();
    }

    void stop(@Observes ShutdownEvent event) {
        executor.stop();
    }

    @Produces
    @Singleton
    @ReactiveDataSource(SCHEMA)
    static PgPoolCreator connections(@ConfigProperty(name = DatabasePool.ANSWER_WITHIN) Duration answerWithin) {
        return new DatabasePool(answerWithin);
    }

    @Produces
    @Singleton
    JobInbox inbox() {
        return executor.inbox();
    }

    @Produces
    @Singleton
    JobStore store() {
        return jobs;
    }

    @Produces
    @Singleton
    JobAborts aborts() {
        return new JobAborts(jobs);
    }

    @Produces
    @Singleton
    JobList list() {
        return list;
    }

    @Produces
    @Singleton
    JobLogs logs() {
        return logs;
    }

    /** The schema, before the channels open; a bean of its own, as the wiring needs the channels. */
    @Singleton
    static class Schema {
        void migrate(@Observes @Priority(Migrations.BEFORE_MESSAGING) StartupEvent event, Config config) {
            Migrations.migrate(config, SCHEMA);
        }
    }

    /**
     * Threads that may block. To start a job may take minutes, as when its image is fetched: as many as may start at a time
     * keep nobody from looking after those that run, within what a process bears.
     */
    static ExecutorService workers(int starts) {
        var size = WORKERS + Math.min(starts, MOST_STARTS);
        var workers = new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "drydock-jobs");
            thread.setDaemon(true);
            return thread;
        });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}
