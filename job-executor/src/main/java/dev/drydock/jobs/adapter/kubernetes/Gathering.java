package dev.drydock.jobs.adapter.kubernetes;

import static java.lang.System.Logger.Level.INFO;

import dev.drydock.jobs.application.JobRuntime.Remains;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.PodFate;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.jobs.files.Blocking;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** Gathers what a job has left in its pod, and lets the pod end. */
final class Gathering {
    private static final System.Logger LOG = System.getLogger(Gathering.class.getName());
    private static final int ATTEMPTS = 2;

    private final Cluster cluster;
    private final Keeper keeper;
    private final HandOver handOver;

    Gathering(Cluster cluster, Keeper keeper, HandOver handOver) {
        this.cluster = cluster;
        this.keeper = keeper;
        this.handOver = handOver;
    }

    /** May be done again; a pod that has gone leaves its events only. */
    Remains remains(String namespace, JobId job) {
        var pod = cluster.pod(namespace, job.objectName());
        var events = cluster.events(namespace, job.objectName(), pod);
        var notes = new ArrayList<>(PodFate.notes(Sights.events(events)));
        if (pod.isEmpty()) {
            return new Remains(Optional.empty(), notes);
        }
        keepForNext(namespace, job, pod.get()).ifPresent(notes::add);
        try {
            return new Remains(insistently(() -> keeper.output(pod.get())), notes);
        } catch (IOException e) {
            notes.add("/keptn/output.json could not be read: %s.".formatted(e.getMessage()));
            return new Remains(Optional.empty(), notes);
        }
    }

    /** Lets the pod end; one that cannot be reached ends at its deadline. */
    void letGo(String namespace, JobId job) {
        var pod = cluster.pod(namespace, job.objectName());
        if (pod.isPresent()) {
            try {
                keeper.letGo(pod.get());
            } catch (IOException e) {
                LOG.log(INFO, "the pod of {0} ends only at its deadline: {1}", job.objectName(), e.getMessage());
            }
        }
    }

    /** Keeps what the task has left for the one behind it, if there is one; why not, if that cannot be. */
    private Optional<String> keepForNext(String namespace, JobId job, Pod pod) {
        if (!"true".equals(pod.getMetadata().getAnnotations().get(JobManifest.HANDS_ON)) || !Sights.hasTaskEnded(pod)) {
            return Optional.empty();
        }
        try {
            if (!Keeper.isThere(pod)) {
                throw new IOException("its pod has ended before anybody came");
            }
            insistently(() -> {
                handOver.keep(namespace, job, pod);
                return true;
            });
            return Optional.empty();
        } catch (IOException | TaskRefused e) {
            return Optional.of(
                    "What it left in /keptn could not be kept for the tasks behind it: %s.".formatted(e.getMessage()));
        }
    }

    /** A connection that breaks must not cost what a job has done. */
    private static <T> T insistently(Blocking.Work<T> work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.run();
            } catch (IOException e) {
                if (attempt == ATTEMPTS || e instanceof HandOver.TooMuch) {
                    throw e;
                }
            }
        }
    }
}
