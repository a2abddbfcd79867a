package dev.drydock.jobs;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.jobs.application.JobFile;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.domain.Environment;
import dev.drydock.jobs.domain.Expansion;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.model.Parsed;
import dev.drydock.model.job.JobConfig;
import dev.drydock.model.job.JobConfigParser;
import dev.drydock.model.job.JobTask;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Orders for runtimes, from tasks as users write them. */
public final class Orders {
    private static final Scope SCOPE = new Scope("fulltour", "production", "helloservice");

    private final String event;
    private final String machine;

    /**
     * Orders of one event.
     *
     * @param machine as the runtime names itself
     */
    public Orders(String event, String machine) {
        this.event = event;
        this.machine = machine;
    }

    /** The event's first task. */
    public JobOrder task(String yaml) {
        return task(yaml, 0, Map.of(), Map.of(), Set.of());
    }

    /**
     * A task of the event.
     *
     * @param yaml its keys, a line each, without indentation
     * @param index its place in its action
     * @param secret the names of variables that come from secrets
     */
    public JobOrder task(
            String yaml, int index, Map<String, String> files, Map<String, String> variables, Set<String> secret) {
        return task(yaml, index, files, variables, secret, Optional.empty());
    }

    /** A task behind another one of its action. */
    public JobOrder behind(
            JobOrder before,
            String yaml,
            Map<String, String> files,
            Map<String, String> variables,
            Set<String> secret) {
        var index = before.job().id().task() + 1;
        return task(yaml, index, files, variables, secret, Optional.of(started(before.job())));
    }

    /** The same as the first of several tasks. */
    public static JobOrder notLast(JobOrder order) {
        return new JobOrder(
                order.job(),
                order.scope(),
                order.commit(),
                order.configHash(),
                order.task(),
                order.command(),
                order.args(),
                order.environment(),
                order.files(),
                order.before(),
                false);
    }

    private JobOrder task(
            String yaml,
            int index,
            Map<String, String> files,
            Map<String, String> variables,
            Set<String> secret,
            Optional<JobRecord> before) {
        var task = parse(yaml);
        var found = new ArrayList<JobFile>();
        files.forEach((path, text) -> found.add(new JobFile(path, text.getBytes(StandardCharsets.UTF_8))));
        return new JobOrder(
                record(index, task),
                SCOPE,
                Optional.of("4fd9a4aa4b8ba9fd6bbfb5b1c7a6a5b0a5a5b0c1"),
                "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4",
                task,
                expanded(task.cmd(), variables),
                expanded(task.args(), variables),
                new Environment(new LinkedHashMap<>(variables), secret, Masking.NONE),
                found,
                before,
                true);
    }

    private JobRecord record(int index, JobTask task) {
        return JobRecord.fresh(
                new JobId(new EventId(event), 0, index),
                new KeptnContext("c0ffee00-03c0-4e8f-bc3f-454bc1b3d79d"),
                SCOPE.project(),
                "Scaling with Helm",
                task.name(),
                machine,
                task.namespace(),
                Instant.now());
    }

    private static List<String> expanded(List<String> words, Map<String, String> variables) {
        return words.stream().map(word -> Expansion.expand(word, variables)).toList();
    }

    private static JobTask parse(String yaml) {
        var text = """
                apiVersion: v2
                actions:
                  - name: a
                    events:
                      - name: sh.keptn.event.action.triggered
                    tasks:
                      - name: the task
                """ + yaml.strip().indent(8);
        if (JobConfigParser.parse("job/config.yaml", text) instanceof Parsed.Valid<JobConfig> valid) {
            return valid.content().actions().get(0).tasks().get(0);
        }
        throw new IllegalArgumentException(
                JobConfigParser.parse("job/config.yaml", text).problems().toString());
    }

    /** The record as it is once it is the job's turn. */
    public static JobRecord admitted(JobRecord job) {
        return with(job, Optional.empty());
    }

    /** The record as it is once the job has started. */
    public static JobRecord started(JobRecord job) {
        return with(job, Optional.of(job.claimed()));
    }

    private static JobRecord with(JobRecord job, Optional<Instant> started) {
        return new JobRecord(
                job.id(),
                job.context(),
                job.project(),
                job.action(),
                job.task(),
                job.machine(),
                job.namespace(),
                job.claimed(),
                Optional.of(job.claimed()),
                started,
                Optional.empty());
    }
}
