package dev.drydock.jobs.adapter.process;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRuntime;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.application.StartedJob;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobOutput;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.files.Blocking;
import dev.drydock.jobs.files.Folders;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Runs jobs as processes of this machine. What is true of a job stands in its folder, written by the job's own wrapper, so
 * that it does not matter when the executor dies and comes back.
 */
public final class ProcessRuntime implements JobRuntime {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ProcessSettings settings;
    private final LogStore logs;
    private final Blocking blocking;
    private final InstantSource clock;

    /** @param workers threads that may block */
    public ProcessRuntime(ProcessSettings settings, LogStore logs, Executor workers, InstantSource clock) {
        this.settings = settings;
        this.logs = logs;
        this.blocking = new Blocking(workers);
        this.clock = clock;
    }

    @Override
    public String machine() {
        return Sightings.machine(settings.folder());
    }

    @Override
    public Uni<Recovery.Sighting> look(JobRecord job) {
        return blocking.item(() -> {
            var folder = folder(job.id());
            var begun = Sightings.begun(folder);
            // alive before exit: what ends in between has left its exit code by then
            var alive = begun.filter(Sightings::isAlive).isPresent();
            return new Recovery.Sighting(
                    job.machine().equals(machine()),
                    begun.isPresent(),
                    alive,
                    Sightings.exit(folder).isPresent()
                            || begun.filter(Sightings.Begun::isNever).isPresent());
        });
    }

    @Override
    public Uni<StartedJob> start(JobOrder order) {
        return blocking.item(() -> {
            var folder = folder(order.job().id());
            var wrapper = new JobProcess(settings, logs, folder, order).start();
            return new StartedJob(String.valueOf(wrapper.pid()), folder.job().toString());
        });
    }

    @Override
    public Uni<JobEnd> follow(JobRecord job, Instant deadline, Duration limit) {
        var watch = new Watch(folder(job.id()), job.id().key(), settings.diskLimit(), deadline, limit, clock);
        return blocking.until(watch::look, LOOK);
    }

    @Override
    public Uni<Void> cancel(JobRecord job) {
        return blocking.deed(() -> {
                    var folder = folder(job.id());
                    var begun = Sightings.begun(folder);
                    if (begun.isPresent()) {
                        Watch.mark(folder.cancelled());
                        new ProcessTree(begun.get().pid(), job.id().key()).kill();
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Remains> remains(JobRecord job) {
        return blocking.item(() -> new Remains(output(folder(job.id())), List.of()));
    }

    /** The log stays, and what tells that the job ran. */
    @Override
    public Uni<Void> release(JobRecord job) {
        return blocking.item(() -> Files.deleteIfExists(folder(job.id()).output()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> tidy(JobRecord task) {
        return blocking.deed(() -> {
                    var folder = folder(task.id());
                    Folders.delete(folder.keptn());
                    Folders.delete(folder.home());
                    Folders.delete(folder.tmp());
                })
                .onFailure(UncheckedIOException.class)
                .recoverWithNull() // the folder goes with its log
                .replaceWithVoid();
    }

    private static Optional<Written> output(JobFolder folder) throws IOException {
        var written = folder.keptn().resolve("output.json");
        if (Files.isRegularFile(written, NOFOLLOW_LINKS) && !Files.exists(folder.output())) {
            Files.move(written, folder.output());
        }
        if (!Files.exists(folder.output())) {
            return Optional.empty();
        }
        long size = Files.size(folder.output());
        return Optional.of(
                new Written(size, size > JobOutput.LARGEST ? new byte[0] : Files.readAllBytes(folder.output())));
    }

    private JobFolder folder(JobId job) {
        return JobFolder.of(settings.folder(), job);
    }
}
