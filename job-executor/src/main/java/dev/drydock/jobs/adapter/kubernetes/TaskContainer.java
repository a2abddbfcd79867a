package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobOrder;
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
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The container that a task runs in. */
final class TaskContainer {
    private static final String DISK = "ephemeral-storage";
    private static final Quantity DISK_REQUEST = new Quantity("64Mi");

    private final JobOrder order;
    private final Hardening hardening;
    private final String environmentSecret;
    private final long diskLimit;

    TaskContainer(JobOrder order, Hardening hardening, String environmentSecret, long diskLimit) {
        this.order = order;
        this.hardening = hardening;
        this.environmentSecret = environmentSecret;
        this.diskLimit = diskLimit;
    }

    /** Command and arguments as they are written: Kubernetes puts the variables in, and secrets do not show in the Job. */
    Container build(List<VolumeMount> mounts) {
        var task = order.task();
        var limits = Limits.of(task);
        return new ContainerBuilder()
                .withName(JobManifest.CONTAINER)
                .withImage(task.image())
                .withImagePullPolicy(
                        task.imagePullPolicy().map(ImagePullPolicy::text).orElse(null))
                .withCommand(task.cmd())
                .withArgs(task.args())
                .withWorkingDir(task.workingDir().orElse(null))
                .withEnv(environment())
                .withNewResources()
                .withLimits(quantities(limits.limits()))
                .addToLimits(DISK, new Quantity(String.valueOf(diskLimit)))
                .withRequests(quantities(limits.requests()))
                .addToRequests(DISK, DISK_REQUEST)
                .endResources()
                .withSecurityContext(securityContext(hardening))
                .withVolumeMounts(mounts)
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
                                    .withNewSecretKeyRef(name, environmentSecret, false)
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

    static SecurityContext securityContext(Hardening hardening) {
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
}
