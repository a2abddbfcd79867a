package dev.drydock.jobs.application;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.drydock.jobs.application.JobRecord.Ended;
import dev.drydock.jobs.application.JobRuntime.Remains;
import dev.drydock.jobs.domain.Environment;
import dev.drydock.jobs.domain.Expansion;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobQueue;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.jobs.domain.TaskReport;
import dev.drydock.model.job.JobTask;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Runs one task, as one job. Called again after a crash, it goes on where the job is: it starts what never began, follows
 * what runs, takes the result of what has ended, and says so where the end is lost.
 */
public final class TaskRun {
    private static final System.Logger LOG = System.getLogger(TaskRun.class.getName());
    private static final String LOG_WITHHELD =
            "(its log is not shown: it may hold secrets, and they can no longer be read to be masked)";

    private final JobFiles files;
    private final JobStore store;
    private final JobRuntime runtime;
    private final LogStore logs;
    private final TaskVariables variables;
    private final LeftBehind leftBehind;
    private final JobFollow following;
    private final JobTurns turns;
    private final Executor workers;
    private final InstantSource clock;

    /** @param workers threads that may block */
    public TaskRun(
            Repository repository,
            JobStore store,
            JobRuntime runtime,
            LogStore logs,
            Secrets secrets,
            Documents documents,
            Announcements announcements,
            JobQueue.Limits limits,
            Executor workers,
            InstantSource clock) {
        this.files = new JobFiles(repository);
        this.store = store;
        this.runtime = runtime;
        this.logs = logs;
        this.variables = new TaskVariables(secrets, documents);
        this.leftBehind = new LeftBehind(documents);
        this.following = new JobFollow(runtime, store, announcements, workers, clock);
        this.turns = new JobTurns(store, limits, announcements, clock);
        this.workers = workers;
        this.clock = clock;
    }

    Uni<TaskReport> run(TaskContext context, JobTask task) {
        var fresh = JobRecord.fresh(
                context.id(),
                context.event().context().orElseThrow(),
                context.scope().project(),
                context.action(),
                context.task(),
                runtime.machine(),
                task.namespace(),
                clock.instant());
        return store.claim(fresh).chain(job -> {
            if (job.ended().isPresent()) {
                return released(job).replaceWith(report(task, job, job.ended().get()));
            }
            if (isWaitedWithElsewhere(job)) {
                throw new IllegalStateException(
                        "another executor waits for the turn of " + job.id().name());
            }
            return goOn(context, task, job);
        });
    }

    private boolean isWaitedWithElsewhere(JobRecord job) {
        return job.admitted().isEmpty()
                && job.started().isEmpty()
                && !job.machine().equals(runtime.machine());
    }

    /** Once more, as whoever knew the end first may have died before. Its result does not depend on it. */
    private Uni<Void> released(JobRecord job) {
        return runtime.release(job).onFailure().recoverWithItem(failure -> {
            LOG.log(
                    WARNING,
                    "what is left of {0} could not be cleared away: {1}",
                    job.id().name(),
                    failure.getMessage());
            return null;
        });
    }

    /** The action is over: what a task of it kept for the others may go. */
    Uni<Void> tidy(JobId task) {
        return store.find(task.key())
                .chain(found -> found.map(runtime::tidy)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<TaskReport> goOn(TaskContext context, JobTask task, JobRecord job) {
        return runtime.look(job)
                .map(Recovery::of)
                .chain(recovery -> switch (recovery) {
                    case START -> startInTurn(context, task, job);
                    case FOLLOW, TAKE_RESULT -> follow(context, task, job, began(job));
                    case LOST -> follow(context, task, job, lost(job));
                })
                .onFailure(TaskRefused.class)
                .recoverWithItem(refused -> nothingLeft(new JobEnd.NotStarted(refused.getMessage())))
                .call(ended -> store.ended(job.id(), ended))
                .call(() -> runtime.release(job))
                .chain(() -> store.find(job.id().key()))
                .map(Optional::orElseThrow)
                .map(known -> report(task, known, known.ended().orElseThrow()));
    }

    private Uni<Ended> startInTurn(TaskContext context, JobTask task, JobRecord job) {
        return turns.await(context, job, task.maxPollDuration())
                .chain(turn -> turn == JobTurns.Turn.ABORTED
                        ? Uni.createFrom().item(nothingLeft(JobAborts.BEFORE))
                        : start(context, task, job));
    }

    private Uni<Ended> start(TaskContext context, JobTask task, JobRecord job) {
        return order(context, task, job).chain(runtime::start).chain(where -> {
            var at = clock.instant();
            LOG.log(INFO, "{0} runs as {1} in {2}", job.id().name(), where.handle(), where.place());
            return store.started(job.id(), at, where).chain(() -> follow(context, task, job, at));
        });
    }

    private Uni<JobOrder> order(TaskContext context, JobTask task, JobRecord job) {
        return before(job).chain(before -> order(context, task, job, before));
    }

    private Uni<Optional<JobRecord>> before(JobRecord job) {
        return job.id()
                .before()
                .map(earlier -> store.find(earlier.key()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<JobOrder> order(TaskContext context, JobTask task, JobRecord job, Optional<JobRecord> before) {
        var commit = context.event().gitCommitId();
        return variables
                .of(task, context)
                .chain(environment -> files.fetch(task, context.scope(), commit)
                        .map(found -> new JobOrder(
                                job,
                                context.scope(),
                                commit,
                                context.configHash(),
                                task,
                                expanded(task.cmd(), environment),
                                expanded(task.args(), environment),
                                environment,
                                found,
                                before,
                                context.isLast())));
    }

    private static List<String> expanded(List<String> parts, Environment environment) {
        return parts.stream()
                .map(part -> Expansion.expand(part, environment.variables()))
                .toList();
    }

    private Uni<Ended> follow(TaskContext context, JobTask task, JobRecord job, Instant since) {
        return masking(context, task)
                .chain(masking -> withLog(job, masking)
                        .chain(log -> following
                                .toTheEnd(context, job, log, since.plus(task.maxPollDuration()), task.maxPollDuration())
                                .chain(end -> ended(job, end, log, masking))
                                .onTermination()
                                .invoke(() -> log.ifPresent(LiveLog::close))));
    }

    private Uni<Ended> follow(TaskContext context, JobTask task, JobRecord job, JobEnd end) {
        return masking(context, task)
                .chain(masking -> withLog(job, masking)
                        .chain(log -> ended(job, end, log, masking)
                                .onTermination()
                                .invoke(() -> log.ifPresent(LiveLog::close))));
    }

    /** Empty if a secret of the task can no longer be read. */
    private Uni<Optional<Masking>> masking(TaskContext context, JobTask task) {
        return variables
                .of(task, context)
                .map(environment -> Optional.of(environment.masking()))
                .onFailure(TaskRefused.class)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Optional<LiveLog>> withLog(JobRecord job, Optional<Masking> masking) {
        return Uni.createFrom()
                .item(() -> masking.map(known -> new LiveLog(logs, job.id(), known, clock.instant())))
                .runSubscriptionOn(workers);
    }

    private Uni<Ended> ended(JobRecord job, JobEnd end, Optional<LiveLog> log, Optional<Masking> masking) {
        var at = clock.instant();
        if (masking.isEmpty()) {
            return Uni.createFrom().item(new Ended(at, end, LOG_WITHHELD, Map.of(), List.of()));
        }
        return runtime.remains(job)
                .emitOn(workers)
                .map(remains ->
                        leftBehind.read(at, end, log.map(LiveLog::finish).orElse(""), remains, masking.get()));
    }

    private Ended nothingLeft(JobEnd end) {
        return leftBehind.read(clock.instant(), end, "", Remains.NONE, Masking.NONE);
    }

    private JobEnd lost(JobRecord job) {
        return new JobEnd.Lost(
                job.machine().equals(runtime.machine())
                        ? "its process disappeared without an exit code; it is not run again, as it may have done its work"
                        : "the machine it was given to was restarted or is not this one; it is not run again, as it may "
                                + "have done its work");
    }

    /** Not before its turn, however long it has waited for that, should nobody have noted its start. */
    private static Instant began(JobRecord job) {
        return job.started().or(job::admitted).orElse(job.claimed());
    }

    private static TaskReport report(JobTask task, JobRecord job, Ended ended) {
        return new TaskReport(
                job.task(),
                ended.end(),
                TaskReport.resultOf(ended.end(), task.warningExitCodes()),
                began(job),
                ended.at(),
                ended.log(),
                ended.output(),
                ended.remarks());
    }
}
