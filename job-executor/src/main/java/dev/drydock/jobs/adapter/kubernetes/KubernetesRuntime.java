package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRuntime;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.application.StartedJob;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.PodFate;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.jobs.files.Blocking;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Runs jobs as Jobs of Kubernetes. The Job's name is our job's, so the cluster itself sees to it that there is one; what is
 * true of it the cluster remembers, so that it does not matter when the executor dies and comes back, here or elsewhere.
 */
public final class KubernetesRuntime implements JobRuntime, AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Of what a container leaves as its last message Kubernetes keeps so many bytes: the last ones. */
    private static final int MOST_OUTPUT = 4096;

    private static final String TOO_LARGE =
            "/keptn/output.json was not taken over: it is larger than Kubernetes carries, %,d bytes at most."
                    .formatted(MOST_OUTPUT - 1);

    private final KubernetesSettings settings;
    private final Cluster cluster;
    private final LogStore logs;
    private final Blocking blocking;
    private final InstantSource clock;

    /**
     * Connects to the cluster.
     *
     * @param workers threads that may block
     * @throws IllegalStateException if no cluster answers, or it does not let us make jobs
     */
    public KubernetesRuntime(KubernetesSettings settings, LogStore logs, Executor workers, InstantSource clock) {
        this.settings = settings;
        this.cluster = Cluster.connect(settings);
        this.logs = logs;
        this.blocking = new Blocking(workers);
        this.clock = clock;
    }

    @Override
    public String machine() {
        return "kubernetes " + cluster.address();
    }

    @Override
    public Uni<Recovery.Sighting> look(JobRecord job) {
        return blocking.item(() -> {
            var found = cluster.find(namespace(job), job.id().objectName());
            var over = found.filter(Sights::isOver).isPresent();
            return new Recovery.Sighting(
                    job.machine().equals(machine()),
                    found.isPresent() || job.started().isPresent(),
                    found.isPresent() && !over,
                    over);
        });
    }

    @Override
    public Uni<StartedJob> start(JobOrder order) {
        return blocking.item(() -> {
            var namespace = namespace(order.job());
            var id = order.job().id();
            var present = cluster.find(namespace, id.objectName());
            if (present.isEmpty()) {
                create(order, namespace);
            } else {
                requireOurs(present.get(), id);
            }
            return new StartedJob(id.objectName(), namespace);
        });
    }

    private void create(JobOrder order, String namespace) {
        var payload = Payload.of(order);
        var manifest = new JobManifest(order, settings, payload);
        var job = manifest.build(namespace);
        var secrets = payload.secrets(namespace, secretLabels(order.job().id()));
        secrets.forEach(cluster::ensure);
        var made = cluster.ensure(job);
        requireOurs(made, order.job().id());
        secrets.forEach(secret -> cluster.own(secret, made));
    }

    private static void requireOurs(Job found, JobId job) {
        var key = Optional.ofNullable(found.getMetadata().getAnnotations()).map(all -> all.get(JobManifest.KEY));
        if (!key.equals(Optional.of(job.key()))) {
            throw new TaskRefused("there is a Job '%s' in the namespace '%s' already, and it is not this one"
                    .formatted(job.objectName(), found.getMetadata().getNamespace()));
        }
    }

    @Override
    public Uni<JobEnd> follow(JobRecord job, Instant deadline, Duration limit) {
        var follow = new KubernetesFollow(cluster, namespace(job), logs, job, deadline, limit, clock);
        return blocking.until(follow::look, LOOK);
    }

    @Override
    public Uni<Void> cancel(JobRecord job) {
        return blocking.deed(() -> {
            cluster.stop(namespace(job), job.id().objectName());
        });
    }

    @Override
    public Uni<Remains> remains(JobRecord job) {
        return blocking.item(() -> {
            var name = job.id().objectName();
            var pod = cluster.pod(namespace(job), name);
            var events = cluster.events(namespace(job), name, pod);
            var notes = new ArrayList<>(PodFate.notes(Sights.events(events)));
            var output = pod.flatMap(Sights::terminationMessage)
                    .filter(text -> !text.isBlank())
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));
            if (output.filter(bytes -> bytes.length >= MOST_OUTPUT).isPresent()) {
                notes.add(TOO_LARGE);
                return new Remains(Optional.empty(), notes);
            }
            return new Remains(output.map(bytes -> new Written(bytes.length, bytes)), notes);
        });
    }

    @Override
    public Uni<Void> release(JobRecord job) {
        return blocking.deed(() -> {
            cluster.deleteSecrets(namespace(job), secretLabels(job.id()));
        });
    }

    /** Nothing is shared by the tasks of an action that would outlive their pods. */
    @Override
    public Uni<Void> tidy(JobRecord anyTask) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public void close() {
        cluster.close();
    }

    private String namespace(JobRecord job) {
        return JobManifest.namespace(job, settings);
    }

    private static Map<String, String> secretLabels(JobId job) {
        return Map.of("app.kubernetes.io/managed-by", "job-executor-service", "drydock.dev/job", job.key());
    }
}
