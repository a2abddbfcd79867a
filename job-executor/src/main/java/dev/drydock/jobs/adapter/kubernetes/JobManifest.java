package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.domain.Hardening;
import dev.drydock.jobs.domain.Limits;
import dev.drydock.model.job.ImagePullPolicy;
import dev.drydock.model.job.Resources.Quantities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a job looks like in Kubernetes (reference 9.5). */
final class JobManifest {
    /** The annotation by which a Job is known to be this very job's. */
    static final String KEY = "drydock.dev/job";

    /** The one container of the pod. */
    static final String CONTAINER = "task";

    private static final String FOLDER = "/keptn";
    private static final String OUTPUT = FOLDER + "/output.json";
    private static final long GRACE_SECONDS = 5;
    private static final Duration AFTER_POLLING = Duration.ofSeconds(60);
    private static final Quantity FOLDER_SIZE = new Quantity("20Mi");
    private static final Quantity TMP_SIZE = new Quantity("64Mi");
    private static final int MOST_LABEL = 63;

    private final JobOrder order;
    private final KubernetesSettings settings;
    private final Payload payload;
    private final Hardening hardening;

    JobManifest(JobOrder order, KubernetesSettings settings, Payload payload) {
        this.order = order;
        this.settings = settings;
        this.payload = payload;
        this.hardening = Hardening.of(order.task(), settings.allowPrivileged());
    }

    Job build(String namespace) {
        var deadline =
                settings.taskDeadline().orElse(order.task().maxPollDuration().plus(AFTER_POLLING));
        return new JobBuilder()
                .withNewMetadata()
                .withName(order.job().id().objectName())
                .withNamespace(namespace)
                .withLabels(labels())
                .withAnnotations(annotations())
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(deadline.toSeconds())
                .withTtlSecondsAfterFinished(
                        (int) order.task().ttlAfterFinished().toSeconds())
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels())
                .withAnnotations(annotations())
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withServiceAccountName(order.task().serviceAccount().orElse("default"))
                .withAutomountServiceAccountToken(order.task().serviceAccount().isPresent())
                .withEnableServiceLinks(false)
                .withNewSecurityContext()
                .withFsGroup((long) hardening.group())
                .endSecurityContext()
                .withContainers(container())
                .withVolumes(volumes())
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    Map<String, String> labels() {
        var job = order.job();
        var labels = new LinkedHashMap<String, String>();
        labels.put("app.kubernetes.io/managed-by", "job-executor-service");
        labels.put("keptn.sh/context", job.context().value());
        labels.put("keptn.sh/event-id", job.id().event().value());
        labels.put("keptn.sh/commitid", order.commit().orElse(""));
        labels.put("keptn.sh/jes-action", job.action());
        labels.put("keptn.sh/jes-task", job.task());
        labels.put("keptn.sh/jes-action-index", "" + job.id().action());
        labels.put("keptn.sh/jes-task-index", "" + job.id().task());
        labels.put("keptn.sh/jes-job-confighash", order.configHash());
        labels.replaceAll((name, value) -> label(value));
        return labels;
    }

    /** A text as a label may be: no blanks, at most 63 characters, letters or digits at both ends. */
    static String label(String text) {
        var plain = text.replaceAll("[^A-Za-z0-9_.-]+", "-");
        return plain.substring(0, Math.min(plain.length(), MOST_LABEL)).replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    }

    private Map<String, String> annotations() {
        var annotations = new LinkedHashMap<>(order.task().annotations());
        annotations.put(KEY, order.job().id().key());
        annotations.put("keptn.sh/jes-action", order.job().action());
        annotations.put("keptn.sh/jes-task", order.job().task());
        return annotations;
    }

    /** Command and arguments as they are written: Kubernetes puts the variables in, and secrets do not show in the Job. */
    private Container container() {
        var task = order.task();
        var limits = Limits.of(task);
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(task.image())
                .withImagePullPolicy(
                        task.imagePullPolicy().map(ImagePullPolicy::text).orElse(null))
                .withCommand(task.cmd())
                .withArgs(task.args())
                .withWorkingDir(task.workingDir().orElse(null))
                .withEnv(environment())
                .withNewResources()
                .withLimits(quantities(limits.limits()))
                .withRequests(quantities(limits.requests()))
                .endResources()
                .withSecurityContext(securityContext())
                .withTerminationMessagePath(OUTPUT)
                .withVolumeMounts(mounts())
                .build();
    }

    private List<EnvVar> environment() {
        var environment = new ArrayList<EnvVar>();
        if (!order.environment().variables().containsKey("HOME")) {
            environment.add(
                    new EnvVarBuilder().withName("HOME").withValue("/tmp").build());
        }
        order.environment().variables().forEach((name, value) -> {
            var variable = new EnvVarBuilder().withName(name);
            environment.add(
                    order.environment().secret().contains(name)
                            ? variable.withNewValueFrom()
                                    .withNewSecretKeyRef(name, payload.environmentSecret(), false)
                                    .endValueFrom()
                                    .build()
                            : variable.withValue(literal(value)).build());
        });
        return environment;
    }

    /** Kubernetes would expand references inside of values; a dollar that is written twice stands for itself. */
    private static String literal(String value) {
        return value.replace("$", "$$");
    }

    private List<VolumeMount> mounts() {
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(
                new VolumeMountBuilder().withName("keptn").withMountPath(FOLDER).build());
        mounts.add(
                new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build());
        mounts.addAll(payload.mounts());
        return mounts;
    }

    private List<Volume> volumes() {
        var volumes = new ArrayList<Volume>();
        volumes.add(emptyDir("keptn", FOLDER_SIZE));
        volumes.add(emptyDir("tmp", TMP_SIZE));
        volumes.addAll(payload.volumes());
        return volumes;
    }

    private static Volume emptyDir(String name, Quantity size) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .withSizeLimit(size)
                .endEmptyDir()
                .build();
    }

    private SecurityContext securityContext() {
        var context = new SecurityContextBuilder()
                .withRunAsUser((long) hardening.user())
                .withRunAsGroup((long) hardening.group())
                .withRunAsNonRoot(hardening.nonRoot())
                .withReadOnlyRootFilesystem(hardening.readOnlyRoot())
                .withAllowPrivilegeEscalation(hardening.escalation())
                .withPrivileged(hardening.privileged())
                .withProcMount(hardening.procMount().orElse(null))
                .withNewCapabilities()
                .withAdd(hardening.add())
                .withDrop(hardening.drop())
                .endCapabilities();
        if (hardening.seccomp().isPresent()) {
            var profile = hardening.seccomp().get();
            context.withNewSeccompProfile(profile.localhostProfile().orElse(null), profile.type());
        } else if (!hardening.privileged()) {
            context.withNewSeccompProfile(null, "RuntimeDefault");
        }
        return context.build();
    }

    private static Map<String, Quantity> quantities(Quantities given) {
        var quantities = new LinkedHashMap<String, Quantity>();
        given.cpu().ifPresent(cpu -> quantities.put("cpu", new Quantity(cpu)));
        given.memory().ifPresent(memory -> quantities.put("memory", new Quantity(memory)));
        return quantities;
    }

    /** Where the job runs. */
    static String namespace(JobRecord job, KubernetesSettings settings) {
        return job.namespace().orElse(settings.namespace());
    }
}
