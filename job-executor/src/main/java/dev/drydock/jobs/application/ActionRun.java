package dev.drydock.jobs.application;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.jobs.domain.ActionChoice;
import dev.drydock.jobs.domain.ActionReport;
import dev.drydock.jobs.domain.EventView;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.TaskReport;
import dev.drydock.model.job.JobTask;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Runs an action's tasks, strictly one after another, until one fails. */
public final class ActionRun {
    private final TaskRun taskRun;

    public ActionRun(TaskRun taskRun) {
        this.taskRun = taskRun;
    }

    Uni<ActionReport> run(
            KeptnEvent event, Scope scope, EventView view, ActionChoice.Chosen chosen, String configHash) {
        var tasks = chosen.action().tasks();
        Uni<List<TaskReport>> reports = Uni.createFrom().item(List.of());
        for (int i = 0; i < tasks.size(); i++) {
            var id = new JobId(event.id(), chosen.index(), i);
            var context = new TaskContext(
                    event,
                    scope,
                    view,
                    chosen.action().name(),
                    chosen.action().silent(),
                    named(tasks.get(i), i),
                    id,
                    configHash,
                    i == tasks.size() - 1);
            var task = tasks.get(i);
            reports = reports.chain(done -> hasFailed(done)
                    ? Uni.createFrom().item(done)
                    : taskRun.run(context, task).map(report -> with(done, report)));
        }
        var all = reports.map(done -> new ActionReport(done, left(tasks, done.size())));
        return all.call(report -> tidy(event, chosen, report.done().size()));
    }

    private Uni<Void> tidy(KeptnEvent event, ActionChoice.Chosen chosen, int tasks) {
        return Multi.createFrom()
                .range(0, tasks)
                .onItem()
                .transformToUniAndConcatenate(task -> taskRun.tidy(new JobId(event.id(), chosen.index(), task)))
                .collect()
                .last();
    }

    private static boolean hasFailed(List<TaskReport> done) {
        return done.stream().anyMatch(report -> !report.isSuccess());
    }

    private static List<TaskReport> with(List<TaskReport> done, TaskReport report) {
        var all = new ArrayList<>(done);
        all.add(report);
        return all;
    }

    private static List<String> left(List<JobTask> tasks, int done) {
        var left = new ArrayList<String>();
        for (int i = done; i < tasks.size(); i++) {
            left.add(named(tasks.get(i), i));
        }
        return left;
    }

    private static String named(JobTask task, int index) {
        return task.name().isBlank() ? "task " + (index + 1) : task.name();
    }
}
