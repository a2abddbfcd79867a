package dev.drydock.jobs.application;

import static java.lang.System.Logger.Level.INFO;

import dev.drydock.jobs.application.JobRecord.Ended;
import dev.drydock.jobs.application.JobRuntime.Remains;
import dev.drydock.jobs.domain.Environment;
import dev.drydock.jobs.domain.Expansion;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobOutput;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.jobs.domain.TaskReport;
import dev.drydock.model.job.EnvVariable;
import dev.drydock.model.job.JobTask;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final TaskVariables variables;
    private final InstantSource clock;

    public TaskRun(
            Repository repository,
            JobStore store,
            JobRuntime runtime,
            Secrets secrets,
            Documents documents,
            InstantSource clock) {
        this.files = new JobFiles(repository);
        this.store = store;
        this.runtime = runtime;
        this.variables = new TaskVariables(secrets, documents);
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
                readsSecrets(task),
                clock.instant());
        return store.claim(fresh)
                .chain(job -> job.ended().isPresent()
                        ? report(context, task, job, job.ended().get())
                        : goOn(context, task, job));
    }

    /** The action is over: what only its running tasks needed may go. */
    Uni<Void> tidy(JobId anyTask) {
        return runtime.tidy(anyTask);
    }

    private Uni<TaskReport> goOn(TaskContext context, JobTask task, JobRecord job) {
        return runtime.look(job)
                .map(Recovery::of)
                .chain(recovery -> switch (recovery) {
                    case START -> start(context, task, job);
                    case FOLLOW, TAKE_RESULT -> follow(task, job);
                    case LOST -> Uni.createFrom().<JobEnd>item(lost(job));
                })
                .onFailure(TaskRefused.class)
                .recoverWithItem(refused -> new JobEnd.NotStarted(refused.getMessage()))
                .chain(end -> ended(context, task, job, end));
    }

    private Uni<JobEnd> start(TaskContext context, JobTask task, JobRecord job) {
        return order(context, task).chain(runtime::start).chain(where -> {
            var at = clock.instant();
            LOG.log(INFO, "{0} runs as {1} in {2}", job.id().name(), where.handle(), where.place());
            return store.started(job.id(), at, where).chain(() -> follow(task, job, at));
        });
    }

    private Uni<JobOrder> order(TaskContext context, JobTask task) {
        return variables
                .of(task, context)
                .chain(environment -> files.fetch(
                                task, context.scope(), context.event().gitCommitId())
                        .map(found -> new JobOrder(
                                context.id(),
                                context.task(),
                                task.image(),
                                command(task, environment),
                                task.workingDir(),
                                environment,
                                found)));
    }

    private static List<String> command(JobTask task, Environment environment) {
        var command = new ArrayList<String>();
        task.cmd().forEach(part -> command.add(Expansion.expand(part, environment.variables())));
        task.args().forEach(part -> command.add(Expansion.expand(part, environment.variables())));
        return command;
    }

    private Uni<JobEnd> follow(JobTask task, JobRecord job) {
        return follow(task, job, job.started().orElse(job.claimed()));
    }

    private Uni<JobEnd> follow(JobTask task, JobRecord job, Instant since) {
        return runtime.follow(job.id(), since.plus(task.maxPollDuration()), task.maxPollDuration());
    }

    private JobEnd lost(JobRecord job) {
        return new JobEnd.Lost(
                job.machine().equals(runtime.machine())
                        ? "its process disappeared without an exit code; it is not run again, as it may have done its work"
                        : "the machine it was given to was restarted or is not this one; it is not run again, as it may "
                                + "have done its work");
    }

    private Uni<TaskReport> ended(TaskContext context, JobTask task, JobRecord job, JobEnd end) {
        var at = clock.instant();
        return remains(context, task, end)
                .call(() -> store.ended(job.id(), at, end))
                .map(remains -> report(context, job, new Ended(at, end), remains));
    }

    private Uni<TaskReport> report(TaskContext context, JobTask task, JobRecord job, Ended ended) {
        return remains(context, task, ended.end()).map(remains -> report(context, job, ended, remains));
    }

    private Uni<Remains> remains(TaskContext context, JobTask task, JobEnd end) {
        if (end instanceof JobEnd.NotStarted) {
            return Uni.createFrom().item(new Remains("", JobOutput.NONE));
        }
        return variables
                .of(task, context)
                .chain(environment -> runtime.remains(context.id(), environment.masking()))
                .onFailure(TaskRefused.class)
                .recoverWithItem(() -> new Remains(LOG_WITHHELD, JobOutput.NONE));
    }

    private TaskReport report(TaskContext context, JobRecord job, Ended ended, Remains remains) {
        return new TaskReport(
                context.task(),
                ended.end(),
                job.started().orElse(job.claimed()),
                ended.at(),
                remains.log(),
                remains.output().values(),
                remains.output().remark());
    }

    private static boolean readsSecrets(JobTask task) {
        return task.env().stream().map(EnvVariable::valueFrom).anyMatch(Optional.of("secret")::equals);
    }
}
