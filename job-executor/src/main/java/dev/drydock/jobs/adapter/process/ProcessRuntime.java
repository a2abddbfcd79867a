package dev.drydock.jobs.adapter.process;

import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRuntime;
import dev.drydock.jobs.application.StartedJob;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.domain.Recovery;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Runs jobs as processes of this machine. What is true of a job stands in its folder, written by the job's own wrapper, so
 * that it does not matter when the executor dies and comes back.
 */
public final class ProcessRuntime implements JobRuntime {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ProcessSettings settings;
    private final Executor workers;
    private final InstantSource clock;

    /** @param workers threads that may block */
    public ProcessRuntime(ProcessSettings settings, Executor workers, InstantSource clock) {
        this.settings = settings;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public String machine() {
        return Sightings.machine(settings.folder());
    }

    @Override
    public Uni<Recovery.Sighting> look(JobRecord job) {
        return blocking(() -> {
            var folder = folder(job.id());
            var begun = Sightings.begun(folder);
            // alive before exit: what ends in between has left its exit code by then
            var alive = begun.filter(Sightings::isAlive).isPresent();
            return new Recovery.Sighting(
                    job.machine().equals(machine()),
                    begun.isPresent(),
                    alive,
                    Sightings.exit(folder).isPresent());
        });
    }

    @Override
    public Uni<StartedJob> start(JobOrder order) {
        return blocking(() -> {
            var folder = folder(order.id());
            var wrapper = new JobProcess(settings, folder, order).start();
            return new StartedJob(String.valueOf(wrapper.pid()), folder.job().toString());
        });
    }

    @Override
    public Uni<JobEnd> follow(JobId job, Instant deadline, Duration limit) {
        var watch = new Watch(folder(job), job.key(), deadline, limit, clock);
        return blocking(watch::look)
                .repeat()
                .withDelay(LOOK)
                .whilst(Optional::isEmpty)
                .collect()
                .last()
                .map(Optional::orElseThrow);
    }

    @Override
    public Uni<Remains> remains(JobId job, Masking masking) {
        return blocking(() -> {
            var folder = folder(job);
            LogFiles.complete(folder, masking);
            return new Remains(LogFiles.excerpt(folder), OutputFile.read(folder, masking));
        });
    }

    @Override
    public Uni<Void> tidy(JobId anyTask) {
        return blocking(() -> {
                    var folder = folder(anyTask);
                    FolderSweep.delete(folder.keptn());
                    FolderSweep.delete(folder.home());
                    FolderSweep.delete(folder.tmp());
                    return null;
                })
                .onFailure(UncheckedIOException.class)
                .recoverWithNull() // the sweep will find it
                .replaceWithVoid();
    }

    @Override
    public Optional<InputStream> log(JobId job, boolean alsoUnmasked) {
        try {
            return LogFiles.open(folder(job), alsoUnmasked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the logs whose time is over. */
    public Uni<Void> sweep() {
        return blocking(() -> {
            FolderSweep.deleteOlder(settings.folder(), clock.instant().minus(settings.logRetention()));
            return null;
        });
    }

    private JobFolder folder(JobId job) {
        return JobFolder.of(settings.folder(), job);
    }

    private <T> Uni<T> blocking(FileWork<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .runSubscriptionOn(workers);
    }

    private interface FileWork<T> {
        T run() throws IOException;
    }
}
