package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.domain.TaskRefused;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The cluster's API, as far as jobs need it. All operations block. */
final class Cluster implements AutoCloseable {
    private static final int CONFLICT = 409;
    private static final Duration TO_END = Duration.ofSeconds(20);
    private static final Set<Integer> FINAL = Set.of(400, 403, 404, 422);

    private final KubernetesClient client;

    private Cluster(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Connects, and makes sure that jobs may be made.
     *
     * @throws IllegalStateException if that is not so, with what to do
     */
    static Cluster connect(KubernetesSettings settings) {
        return new Cluster(ClusterAccess.connect(settings));
    }

    String address() {
        return client.getMasterUrl().toString();
    }

    Optional<Job> find(String namespace, String name) {
        return asked(() -> get(namespace, name));
    }

    /** The same before a job has begun: what is refused then, is refused to the job. */
    Optional<Job> findNew(String namespace, String name) {
        try {
            return get(namespace, name);
        } catch (KubernetesClientException e) {
            throw refusedOr(e);
        }
    }

    private Optional<Job> get(String namespace, String name) {
        return Optional.ofNullable(
                client.batch().v1().jobs().inNamespace(namespace).withName(name).get());
    }

    /** The pod of a Job; the newest, should there be several. */
    Optional<Pod> pod(String namespace, String job) {
        return asked(() -> client.pods().inNamespace(namespace).withLabel("job-name", job).list().getItems().stream()
                .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp())));
    }

    /** What happened to a Job and its pod. */
    List<Event> events(String namespace, String job, Optional<Pod> pod) {
        var events = new ArrayList<>(events(namespace, job));
        pod.ifPresent(made -> events.addAll(events(namespace, made.getMetadata().getName())));
        return events;
    }

    private List<Event> events(String namespace, String name) {
        return asked(() -> client.v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.name", name)
                .list()
                .getItems());
    }

    /** Creates an object unless there is one by its name already. */
    void ensure(Secret secret) {
        try {
            client.secrets().resource(secret).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT) {
                throw refusedOr(e);
            }
        }
    }

    /** Creates the Job, or finds that there is one. */
    Job ensure(Job job) {
        try {
            return client.batch().v1().jobs().resource(job).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT) {
                throw refusedOr(e);
            }
            return find(job.getMetadata().getNamespace(), job.getMetadata().getName())
                    .orElseThrow(() -> new IllegalStateException("the Job %s comes and goes"
                            .formatted(job.getMetadata().getName())));
        }
    }

    /** Lets a Secret go with a Job; with the last of them, should there be several. */
    void own(String namespace, String secret, Job owner) {
        var reference =
                reference(owner.getMetadata().getName(), owner.getMetadata().getUid());
        asked(() -> client.secrets()
                .inNamespace(namespace)
                .withName(secret)
                .edit(found -> new SecretBuilder(found)
                        .editMetadata()
                        .removeMatchingFromOwnerReferences(
                                known -> reference.getUid().equals(known.getUid()))
                        .addToOwnerReferences(reference)
                        .endMetadata()
                        .build()));
    }

    /** How an object says that it goes with a Job. */
    static OwnerReference reference(String job, String uid) {
        return new OwnerReferenceBuilder()
                .withApiVersion("batch/v1")
                .withKind("Job")
                .withName(job)
                .withUid(uid)
                .build();
    }

    /** One by one: to delete them as a collection is a right of its own. */
    void deleteSecrets(String namespace, Map<String, String> labels) {
        var found = asked(() -> client.secrets()
                .inNamespace(namespace)
                .withLabels(labels)
                .list()
                .getItems());
        found.forEach(secret -> asked(() -> client.secrets().resource(secret).delete()));
    }

    /** Makes Kubernetes stop a Job for ever, and keep it for people to look at. Whatever else changes the Job meanwhile. */
    void stop(String namespace, String name) {
        try {
            client.batch()
                    .v1()
                    .jobs()
                    .inNamespace(namespace)
                    .withName(name)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"activeDeadlineSeconds\":1}}");
        } catch (KubernetesClientException e) {
            if (e.getCode() != 404) {
                throw failed(e);
            }
        }
    }

    Optional<Secret> secret(String namespace, String name) {
        return asked(() -> Optional.ofNullable(
                client.secrets().inNamespace(namespace).withName(name).get()));
    }

    /** Follows what a pod's task prints, from its beginning on. */
    LogWatch log(Pod pod, OutputStream to) {
        return asked(() -> in(pod, JobManifest.CONTAINER).watchLog(to));
    }

    /**
     * What a container has printed, from its beginning on.
     *
     * @throws IOException if it cannot be had, as when its node is gone
     */
    byte[] wholeLog(Pod pod, String container, int atMost) throws IOException {
        try {
            return in(pod, container).limitBytes(atMost).getLog().getBytes(StandardCharsets.UTF_8);
        } catch (KubernetesClientException e) {
            throw new IOException(said(e), e);
        }
    }

    /** Reads what a command prints; need not read all of it. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream printed) throws IOException;
    }

    /**
     * Runs a command in a container that runs.
     *
     * @throws IOException if that cannot be done, or the command fails; its words tell why
     */
    <T> T exec(Pod pod, String container, List<String> command, Reader<T> reader) throws IOException {
        var errors = new ByteArrayOutputStream();
        try (var running =
                in(pod, container).redirectingOutput().writingError(errors).exec(command.toArray(String[]::new))) {
            var read = reader.read(new BufferedInputStream(running.getOutput()));
            var code = running.exitCode().get(TO_END.toSeconds(), TimeUnit.SECONDS);
            if (code != 0) {
                throw new IOException("exit code %d, %s"
                        .formatted(code, errors.toString(StandardCharsets.UTF_8).strip()));
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no end of it is known", e);
        } catch (KubernetesClientException e) {
            throw new IOException(said(e), e);
        }
    }

    private ContainerResource in(Pod pod, String container) {
        return client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .inContainer(container);
    }

    @Override
    public void close() {
        client.close();
    }

    /** A question that is refused may pass, as while the cluster's API starts: it says nothing of a job that may run. */
    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(KubernetesClientException e) {
        return new IllegalStateException("Kubernetes failed: " + said(e), e);
    }

    /** What the cluster will never let be, the user is told; all else may pass. */
    private static RuntimeException refusedOr(KubernetesClientException e) {
        return FINAL.contains(e.getCode()) ? new TaskRefused("Kubernetes refuses the job: " + said(e)) : failed(e);
    }

    static String said(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus())
                .map(status -> status.getMessage())
                .orElseGet(() -> Optional.ofNullable(e.getCause())
                        .map(cause -> e.getMessage() + ": " + cause.getMessage())
                        .orElse(String.valueOf(e.getMessage())));
    }
}
