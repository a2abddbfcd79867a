package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.PodFate;
import dev.drydock.jobs.domain.PodSight;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks after one Job, one look at a time: takes its log, stops it when its time is over, tells its end. */
final class KubernetesFollow {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private static final Duration TO_STOP = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final String namespace;
    private final LogStore logs;
    private final JobRecord job;
    private final Instant deadline;
    private final Duration limit;
    private final InstantSource clock;
    private Optional<PodLog> log = Optional.empty();

    KubernetesFollow(
            Cluster cluster,
            String namespace,
            LogStore logs,
            JobRecord job,
            Instant deadline,
            Duration limit,
            InstantSource clock) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.logs = logs;
        this.job = job;
        this.deadline = deadline;
        this.limit = limit;
        this.clock = clock;
    }

    /** The end, if this is it. */
    Optional<JobEnd> look() throws IOException {
        var name = job.id().objectName();
        var found = cluster.find(namespace, name);
        if (found.isEmpty()) {
            finishLog();
            return Optional.of(new JobEnd.Lost(
                    "its Job was deleted from Kubernetes; it is not run again, as it may have done its work"));
        }
        var pod = cluster.pod(namespace, name);
        if (log.isEmpty() && pod.filter(Sights::hasBegun).isPresent()) {
            log = Optional.of(new PodLog(cluster, pod.get(), logs.write(job.id())));
        }
        var sight = sight(found.get(), pod);
        var end = PodFate.of(sight, order(found.get()), clock.instant(), deadline);
        if (end.isEmpty()) {
            return isPast(deadline) ? stopped(found.get(), sight) : Optional.empty();
        }
        if (log.filter(this::isComing).isPresent()) {
            return Optional.empty();
        }
        if (!Sights.isOver(found.get()) && pod.filter(Sights::hasTaskEnded).isEmpty()) {
            cluster.stop(namespace, name);
        }
        finishLog();
        return Optional.of(isPast(deadline) ? overdue(end.get(), sight) : end.get());
    }

    /** Events cost another question; they tell more than the pod only while there is none, or while it waits. */
    private PodSight sight(Job found, Optional<Pod> pod) {
        var without = Sights.of(found, pod, List.<Event>of());
        var mayTellMore =
                pod.isEmpty() || without.pod().flatMap(PodSight.Pod::waiting).isPresent();
        return mayTellMore
                ? Sights.of(found, pod, cluster.events(namespace, job.id().objectName(), pod))
                : without;
    }

    private Optional<JobEnd> stopped(Job found, PodSight sight) throws IOException {
        if (!Sights.isOver(found)) {
            cluster.stop(namespace, job.id().objectName());
        }
        if (!Sights.isOver(found) && !isPast(deadline.plus(TO_STOP))) {
            return Optional.empty();
        }
        finishLog();
        return Optional.of(overdue(new JobEnd.TimedOut(limit), sight));
    }

    /** What Kubernetes killed after our deadline it killed for us. */
    private JobEnd overdue(JobEnd end, PodSight sight) {
        var nowhere = sight.pod().flatMap(PodSight.Pod::unschedulable);
        if (nowhere.isPresent()) {
            return new JobEnd.NotStarted("no node took it for %d s: %s".formatted(limit.toSeconds(), nowhere.get()));
        }
        var isOurDoing = end instanceof JobEnd.Killed
                || end instanceof JobEnd.Lost
                || end.equals(new JobEnd.Exited(137))
                || end.equals(new JobEnd.Exited(143));
        return isOurDoing ? new JobEnd.TimedOut(limit) : end;
    }

    private boolean isComing(PodLog words) {
        return !words.isOver() && clock.instant().isBefore(words.lastMoved().plus(LAST_WORDS));
    }

    private boolean isPast(Instant time) {
        return clock.instant().isAfter(time);
    }

    private void finishLog() throws IOException {
        if (log.isPresent()) {
            log.get().finish();
        }
    }

    private PodFate.Order order(Job found) {
        var pod = found.getSpec().getTemplate().getSpec();
        var container = JobManifest.task(pod);
        return new PodFate.Order(
                container.getImage(),
                pod.getInitContainers().get(0).getImage(),
                namespace,
                account(pod),
                memory(container.getResources().getLimits()));
    }

    private static Optional<String> account(PodSpec pod) {
        return Optional.ofNullable(pod.getServiceAccountName());
    }

    private static String memory(Map<String, Quantity> limits) {
        return Optional.ofNullable(limits)
                .map(all -> all.get("memory"))
                .map(Quantity::toString)
                .orElse("the node's memory");
    }
}
