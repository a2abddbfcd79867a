package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRuntime;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.application.StartedJob;
import dev.drydock.jobs.domain.Hardening;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.jobs.files.Blocking;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.smallrye.mutiny.Uni;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Runs jobs as Jobs of Kubernetes. The Job's name is our job's, so the cluster itself sees to it that there is one; what is
 * true of it the cluster remembers, so that it does not matter when the executor dies and comes back, here or elsewhere.
 */
public final class KubernetesRuntime implements JobRuntime, Closeable {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final KubernetesSettings settings;
    private final Cluster cluster;
    private final HandOver handOver;
    private final Gathering gathering;
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
        var keeper = new Keeper(cluster);
        this.handOver = new HandOver(cluster, keeper);
        this.gathering = new Gathering(cluster, keeper, handOver);
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
            var name = job.id().objectName();
            var mayHaveBegun = job.started().or(job::admitted).isPresent();
            var found = mayHaveBegun ? cluster.find(namespace(job), name) : cluster.findNew(namespace(job), name);
            var over = found.filter(Sights::isOver).isPresent()
                    || cluster.pod(namespace(job), name)
                            .filter(Sights::hasTaskEnded)
                            .isPresent();
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
            var present = cluster.findNew(namespace, id.objectName());
            if (present.isEmpty()) {
                create(order, namespace);
            } else {
                requireOurs(present.get(), id);
            }
            return new StartedJob(id.objectName(), namespace);
        });
    }

    private void create(JobOrder order, String namespace) throws IOException {
        var own = secretLabels(order.job().id());
        var hardening = Hardening.of(order.task(), settings.allowPrivileged());
        var left = order.before()
                .map(before -> handOver.find(namespace(before), before, namespace, own))
                .orElse(List.of());
        var payload = Payload.of(order, hardening, left);
        var job = new JobManifest(order, settings, hardening, payload).build(namespace);
        var secrets = payload.secrets(namespace, own);
        secrets.forEach(cluster::ensure);
        var made = cluster.ensure(job);
        requireOurs(made, order.job().id());
        Stream.concat(secrets.stream().map(secret -> secret.getMetadata().getName()), left.stream())
                .forEach(secret -> cluster.own(namespace, secret, made));
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
        return blocking.item(() -> gathering.remains(namespace(job), job.id()));
    }

    @Override
    public Uni<Void> release(JobRecord job) {
        return blocking.deed(() -> {
            gathering.letGo(namespace(job), job.id());
            cluster.deleteSecrets(namespace(job), secretLabels(job.id()));
        });
    }

    @Override
    public Uni<Void> tidy(JobRecord task) {
        return blocking.deed(() -> handOver.forget(namespace(task), task.id()));
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
