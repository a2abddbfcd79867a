package dev.drydock.jobs.adapter.container;

import static java.lang.System.Logger.Level.WARNING;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRuntime;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.application.StartedJob;
import dev.drydock.jobs.domain.ImagePull;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.jobs.files.Blocking;
import dev.drydock.jobs.files.KeptnArchive;
import dev.drydock.model.job.ImagePullPolicy;
import io.smallrye.mutiny.Uni;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Runs jobs as containers of an engine. A container's name is the job's, so the engine itself sees to it that there is one;
 * what is true of it the engine remembers, so that it does not matter when the executor dies and comes back.
 */
public final class ContainerRuntime implements JobRuntime, Closeable {
    private static final System.Logger LOG = System.getLogger(ContainerRuntime.class.getName());
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ContainerSettings settings;
    private final Engine engine;
    private final LogStore logs;
    private final Blocking blocking;
    private final InstantSource clock;

    /**
     * Connects to the engine.
     *
     * @param workers threads that may block
     * @throws IllegalStateException if no engine answers
     */
    public ContainerRuntime(ContainerSettings settings, LogStore logs, Executor workers, InstantSource clock) {
        this.settings = settings;
        this.engine = Engine.connect(settings.socket());
        this.logs = logs;
        this.blocking = new Blocking(workers);
        this.clock = clock;
    }

    @Override
    public String machine() {
        return "containers of " + engine.identity();
    }

    @Override
    public Uni<Recovery.Sighting> look(JobRecord job) {
        return blocking.item(() -> {
            var container = engine.find(job.id().objectName()).filter(found -> Containers.isOf(found, job.id()));
            var alive = container.filter(Containers::isRunning).isPresent();
            var began = container.map(Containers::hasBegun).orElse(job.started().isPresent());
            return new Recovery.Sighting(
                    job.machine().equals(machine()), began, alive, began && !alive && container.isPresent());
        });
    }

    @Override
    public Uni<StartedJob> start(JobOrder order) {
        return blocking.item(() -> {
            var container = running(order);
            return new StartedJob(
                    container.getId().substring(0, 12),
                    "container " + container.getName().replaceFirst("^/", ""));
        });
    }

    private InspectContainerResponse running(JobOrder order) throws IOException {
        var id = order.job().id();
        var present = engine.find(id.objectName());
        if (present.isPresent() && isTaken(present.get(), id)) {
            return present.get();
        }
        var made = new ContainerOrder(order, settings);
        fetchImage(order);
        logs.header(id, header(order, made));
        try {
            var container = create(order, made);
            engine.client().startContainerCmd(container).exec();
        } catch (ConflictException | NotModifiedException | NotFoundException other) {
            // another executor was faster: there is one by that name, it runs, or ours has made room for it
            return engine.find(id.objectName())
                    .filter(Containers::hasBegun)
                    .orElseThrow(() -> new TaskRefused("its container could not be started: " + Engine.reason(other)));
        } catch (InternalServerErrorException e) {
            throw new IllegalStateException("the container engine failed: " + Engine.reason(e), e);
        } catch (DockerException e) {
            throw new TaskRefused("its container could not be started: " + Engine.reason(e));
        }
        return engine.find(id.objectName())
                .orElseThrow(() -> new IllegalStateException("the container of %s disappeared".formatted(id.name())));
    }

    /** Whether there is a container that has begun; one that never has is cleared away, as it may lack its files. */
    private boolean isTaken(InspectContainerResponse present, JobId job) {
        if (!Containers.isOf(present, job)) {
            throw new TaskRefused(
                    "there is a container '%s' already, and it is not this job's".formatted(job.objectName()));
        }
        if (Containers.hasBegun(present)) {
            return true;
        }
        try {
            engine.client().removeContainerCmd(present.getId()).exec();
            return false;
        } catch (ConflictException runsNow) {
            return true;
        } catch (NotFoundException gone) {
            return false;
        }
    }

    private String create(JobOrder order, ContainerOrder made) throws IOException {
        var client = engine.client();
        client.createVolumeCmd()
                .withName(ContainerOrder.volume(order.job().id().folder()))
                .exec();
        putFiles(order, made);
        return made.fill(client.createContainerCmd(order.task().image()), engine.isPodman())
                .exec()
                .getId();
    }

    /** By a container that never runs: an engine lets nobody write into one whose root cannot be written. */
    private void putFiles(JobOrder order, ContainerOrder made) throws IOException {
        var client = engine.client();
        var bearer = made.bearer(client.createContainerCmd(order.task().image()))
                .exec()
                .getId();
        var archive = new KeptnArchive(made.hardening().user(), made.hardening().group());
        try (var files = archive.packRooted(order.files())) {
            client.copyArchiveToContainerCmd(bearer)
                    .withTarInputStream(files)
                    .withRemotePath("/")
                    .exec();
        } finally {
            client.removeContainerCmd(bearer).withForce(true).exec();
        }
    }

    private void fetchImage(JobOrder order) {
        var image = order.task().image();
        var policy = ImagePull.of(order.task().imagePullPolicy(), image);
        if (policy == ImagePullPolicy.ALWAYS) {
            engine.pull(image);
        } else if (!engine.hasImage(image)) {
            if (policy == ImagePullPolicy.NEVER) {
                throw new TaskRefused(
                        "the image '%s' is not on this machine, and imagePullPolicy is Never".formatted(image));
            }
            engine.pull(image);
        }
    }

    private static String header(JobOrder order, ContainerOrder made) {
        var unused = made.unused();
        return unused.isEmpty()
                ? ""
                : "[container runtime: not used, as only Kubernetes has them: %s]\n"
                        .formatted(String.join(", ", unused));
    }

    @Override
    public Uni<JobEnd> follow(JobRecord job, Instant deadline, Duration limit) {
        var follow = new Follow(engine, logs, job, deadline, limit, clock);
        return blocking.until(follow::look, LOOK);
    }

    @Override
    public Uni<Void> cancel(JobRecord job) {
        return blocking.deed(() -> {
            engine.find(job.id().objectName())
                    .filter(Containers::isRunning)
                    .ifPresent(container -> Follow.kill(engine, container));
        });
    }

    @Override
    public Uni<Remains> remains(JobRecord job) {
        return blocking.item(() -> {
            try (var archive = engine.client()
                    .copyArchiveFromContainerCmd(job.id().objectName(), "/keptn/" + KeptnArchive.OUTPUT)
                    .exec()) {
                return new Remains(KeptnArchive.firstFile(archive), List.of());
            } catch (NotFoundException none) {
                return Remains.NONE;
            }
        });
    }

    /** With it goes what bore its files, should whoever made that have died before it was taken away. */
    @Override
    public Uni<Void> release(JobRecord job) {
        return blocking.deed(() -> {
            var ours = engine.client()
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(ContainerOrder.KEY, job.id().key()))
                    .exec();
            for (var container : ours) {
                remove(container.getId());
            }
        });
    }

    private void remove(String container) {
        try {
            engine.client()
                    .removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException gone) {
            // done before, or being done
        }
    }

    @Override
    public Uni<Void> tidy(JobRecord task) {
        return blocking.deed(() -> {
            try {
                engine.client()
                        .removeVolumeCmd(ContainerOrder.volume(task.id().folder()))
                        .exec();
            } catch (NotFoundException gone) {
                // done before
            } catch (ConflictException used) {
                LOG.log(WARNING, "the folder of {0} stays: {1}", task.id().name(), Engine.reason(used));
            }
        });
    }

    DockerClient client() {
        return engine.client();
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
