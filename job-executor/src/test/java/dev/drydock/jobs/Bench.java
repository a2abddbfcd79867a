package dev.drydock.jobs;

import dev.drydock.events.KeptnEvent;
import dev.drydock.jobs.adapter.json.LibraryDocuments;
import dev.drydock.jobs.adapter.logs.FileLogs;
import dev.drydock.jobs.adapter.process.ProcessRuntime;
import dev.drydock.jobs.adapter.process.ProcessSettings;
import dev.drydock.jobs.adapter.secrets.SecretFiles;
import dev.drydock.jobs.application.ActionRun;
import dev.drydock.jobs.application.JobAnswers;
import dev.drydock.jobs.application.JobLogs;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.application.MemoryJobs;
import dev.drydock.jobs.application.MemoryRepository;
import dev.drydock.jobs.application.Repository.Level;
import dev.drydock.jobs.application.TaskRun;
import dev.drydock.jobs.domain.ImageAllowList;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobQueue;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A job executor on real processes, with everything else in memory; several may share a folder, one after another. */
public final class Bench {
    private static final ExecutorService WORKERS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "bench");
        thread.setDaemon(true);
        return thread;
    });

    public final Path folder;
    public final MemoryRepository repository = new MemoryRepository();
    public final MemoryJobs jobs;
    public final List<KeptnEvent> announced = new CopyOnWriteArrayList<>();
    public final LogStore logs;
    private JobQueue.Limits limits = new JobQueue.Limits(32, 16);
    public final ProcessRuntime runtime;

    public Bench(Path folder) {
        this(folder, new MemoryJobs());
    }

    public Bench(Path folder, MemoryJobs jobs) {
        this.folder = folder;
        this.jobs = jobs;
        this.logs = new FileLogs(folder.resolve("jobs"), 2 * 1024 * 1024, InstantSource.system());
        this.runtime = new ProcessRuntime(
                new ProcessSettings(
                        folder.resolve("jobs"),
                        List.of(folder.resolve("bin")),
                        Map.of("FROM_SETTINGS", "yes"),
                        64 * 1024 * 1024),
                logs,
                WORKERS,
                InstantSource.system());
    }

    /** A job config of the service. */
    public Bench config(String yaml) {
        repository.with(Level.SERVICE, "job/config.yaml", yaml);
        return this;
    }

    /** A config with one action for the task {@code work}, whose tasks run these shell texts. */
    public Bench shell(String... texts) {
        var yaml = new StringBuilder("apiVersion: v2\nactions:\n- name: a\n  events:\n  - name: work\n  tasks:\n");
        for (int i = 0; i < texts.length; i++) {
            yaml.append(
                    "  - name: t%d\n    image: some/image\n    cmd: [sh, -c]\n    args:\n    - |\n".formatted(i + 1));
            texts[i].lines().forEach(line -> yaml.append("      ").append(line).append('\n'));
        }
        return config(yaml.toString());
    }

    /** A program that the job may call. */
    public Bench program(String name, String script) {
        try {
            Files.createDirectories(folder.resolve("bin"));
            var file = folder.resolve("bin").resolve(name);
            Files.writeString(file, script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Bench secret(String name, String key, String value) {
        try {
            var secret = Files.createDirectories(folder.resolve("secrets").resolve(name));
            Files.writeString(secret.resolve(key), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Uni<List<KeptnEvent>> answer(KeptnEvent event) {
        return answers("").answer(event);
    }

    public KeptnEvent finished(KeptnEvent event) {
        return answer(event).await().atMost(Duration.ofSeconds(60)).get(0);
    }

    public JobAnswers answers(String allowedImages) {
        var documents = new LibraryDocuments();
        var secrets = new SecretFiles(folder.resolve("secrets"), WORKERS);
        var clock = InstantSource.system();
        var actions = new ActionRun(new TaskRun(
                repository, jobs, runtime, logs, secrets, documents, this::announce, limits, WORKERS, clock));
        return new JobAnswers(
                repository, documents, ImageAllowList.parse(allowedImages), this::announce, actions, clock);
    }

    /** The whole log of a job, as people may read it. */
    public String log(String key) throws IOException {
        var answer = new JobLogs(jobs, logs, WORKERS).of(key, 0).await().atMost(Duration.ofSeconds(60));
        try (var text = ((JobLogs.Answer.Log) answer).text()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Where a job has its own folder. */
    public Path runtimeFolder(JobId job) {
        return folder.resolve("jobs").resolve(job.path());
    }

    /** How many jobs may run at a time. */
    public Bench limits(int jobs, int jobsOfProject) {
        limits = new JobQueue.Limits(jobs, jobsOfProject);
        return this;
    }

    private Uni<Void> announce(List<KeptnEvent> events) {
        return Uni.createFrom().voidItem().invoke(() -> announced.addAll(events));
    }
}
