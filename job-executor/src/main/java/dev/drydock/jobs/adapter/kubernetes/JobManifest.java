package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.domain.Hardening;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
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

    /** The container of the task. */
    static final String CONTAINER = "task";

    /** The annotation of a Job whose {@code /keptn} the task behind it finds. */
    static final String HANDS_ON = "drydock.dev/hands-on";

    /** How much fits into {@code /keptn}. */
    static final long FOLDER_BYTES = 20L * 1024 * 1024;

    private static final String FOLDER = "/keptn";
    private static final String KEPTN = "keptn";
    private static final String TMP = "tmp";
    private static final String SIGNS = "signs";
    private static final String PIECES = "pieces";
    private static final long GRACE_SECONDS = 5;
    private static final Duration AFTER_POLLING = Duration.ofSeconds(60);
    private static final Duration TO_BE_GIVEN_UP = Duration.ofMinutes(10);
    private static final Duration TO_BE_TAKEN = Duration.ofHours(1);
    private static final Quantity TMP_SIZE = new Quantity("64Mi");
    private static final Quantity SIGNS_SIZE = new Quantity("1Mi");
    private static final int READ_BY_ALL = 0444;
    private static final Map<String, Quantity> HELPER_LIMITS = Map.of(
            "cpu", new Quantity("500m"), "memory", new Quantity("64Mi"), "ephemeral-storage", new Quantity("64Mi"));
    private static final Map<String, Quantity> HELPER_REQUESTS = Map.of(
            "cpu", new Quantity("10m"), "memory", new Quantity("16Mi"), "ephemeral-storage", new Quantity("1Mi"));
    private static final int MOST_LABEL = 63;

    private final JobOrder order;
    private final KubernetesSettings settings;
    private final Payload payload;
    private final Hardening hardening;

    JobManifest(JobOrder order, KubernetesSettings settings, Hardening hardening, Payload payload) {
        this.order = order;
        this.settings = settings;
        this.payload = payload;
        this.hardening = hardening;
    }

    /** The pod has the deadline, since what ended in a pod can still be seen then; a Job's own would delete it. */
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
                .withActiveDeadlineSeconds(
                        deadline.multipliedBy(2).plus(TO_BE_GIVEN_UP).toSeconds())
                .withTtlSecondsAfterFinished((int) timeToLive().toSeconds())
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels())
                .withAnnotations(annotations())
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withActiveDeadlineSeconds(deadline.toSeconds())
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withServiceAccountName(order.task().serviceAccount().orElse("default"))
                .withAutomountServiceAccountToken(order.task().serviceAccount().isPresent())
                .withEnableServiceLinks(false)
                .withNewSecurityContext()
                .withFsGroup((long) hardening.group())
                .endSecurityContext()
                .withInitContainers(filler())
                .withContainers(
                        keeper(),
                        new TaskContainer(order, hardening, payload.environmentSecret(), settings.diskLimit())
                                .build(List.of(mount(KEPTN, FOLDER), mount(TMP, "/tmp"))))
                .withVolumes(volumes())
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    /** With a Job goes what it has left, which has to be there until the next task has begun. */
    private Duration timeToLive() {
        var wanted = order.task().ttlAfterFinished();
        return order.isLast() || wanted.compareTo(TO_BE_TAKEN) > 0 ? wanted : TO_BE_TAKEN;
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
        annotations.put(HANDS_ON, String.valueOf(!order.isLast()));
        annotations.put("kubectl.kubernetes.io/default-container", CONTAINER);
        annotations.put("keptn.sh/jes-action", order.job().action());
        annotations.put("keptn.sh/jes-task", order.job().task());
        return annotations;
    }

    /** The container of a pod that the task runs in. */
    static Container task(PodSpec pod) {
        return pod.getContainers().stream()
                .filter(container -> CONTAINER.equals(container.getName()))
                .findFirst()
                .orElseThrow();
    }

    private Container filler() {
        var filler = helper(Helper.FILLER, Helper.fill()).addToVolumeMounts(mount(KEPTN, FOLDER));
        return payload.projections().isEmpty()
                ? filler.build()
                : filler.addToVolumeMounts(mount(PIECES, Helper.FOLDER)).build();
    }

    private Container keeper() {
        return helper(Helper.KEEPER, Helper.keep())
                .addToVolumeMounts(
                        new VolumeMountBuilder(mount(KEPTN, FOLDER))
                                .withReadOnly(true)
                                .build(),
                        mount(SIGNS, Helper.FOLDER))
                .build();
    }

    /** As safe as a task that asks for nothing, and as the same user, whose the files are. */
    private ContainerBuilder helper(String name, List<String> command) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(settings.helperImage())
                .withCommand(command)
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withNewResources()
                .withLimits(HELPER_LIMITS)
                .withRequests(HELPER_REQUESTS)
                .endResources()
                .withSecurityContext(TaskContainer.securityContext(hardening.ofHelper()));
    }

    private static VolumeMount mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
    }

    private List<Volume> volumes() {
        var volumes = new ArrayList<>(List.of(
                emptyDir(KEPTN, new Quantity(String.valueOf(FOLDER_BYTES))),
                emptyDir(TMP, TMP_SIZE),
                emptyDir(SIGNS, SIGNS_SIZE)));
        if (!payload.projections().isEmpty()) {
            volumes.add(new VolumeBuilder()
                    .withName(PIECES)
                    .withNewProjected()
                    .withSources(payload.projections())
                    .withDefaultMode(READ_BY_ALL)
                    .endProjected()
                    .build());
        }
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

    /** Where the job runs. */
    static String namespace(JobRecord job, KubernetesSettings settings) {
        return job.namespace().orElse(settings.namespace());
    }
}
