package dev.drydock.jobs.adapter.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.domain.Hardening;
import dev.drydock.jobs.domain.Limits;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.model.job.SecurityContext.SeccompProfile;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a job's container looks like, in the engine's words. */
final class ContainerOrder {
    /** The label by which a container is known to be this very job's. */
    static final String KEY = "dev.drydock.job";

    private static final String FOLDER = "/keptn";

    private static final long MOST_PROCESSES = 256;
    private static final String TMP = "rw,nosuid,nodev,size=64m,mode=1777";
    private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000);

    private final JobOrder order;
    private final ContainerSettings settings;
    private final Hardening hardening;

    ContainerOrder(JobOrder order, ContainerSettings settings) {
        this.order = order;
        this.settings = settings;
        this.hardening = Hardening.of(order.task(), settings.allowPrivileged());
    }

    Hardening hardening() {
        return hardening;
    }

    /** Fills the command in. */
    CreateContainerCmd fill(CreateContainerCmd command, boolean isPodman) {
        command.withName(order.job().id().objectName())
                .withUser(hardening.user() + ":" + hardening.group())
                .withEnv(environment())
                .withLabels(labels())
                .withHostConfig(host(isPodman));
        order.task().workingDir().ifPresent(command::withWorkingDir);
        if (!order.command().isEmpty()) {
            command.withEntrypoint(order.command());
        }
        if (!order.args().isEmpty()) {
            command.withCmd(order.args());
        }
        return command;
    }

    /** A container that is never started, through which the job's files get into its folder. */
    CreateContainerCmd bearer(CreateContainerCmd command) {
        return command.withLabels(labels())
                .withCmd("-")
                .withHostConfig(HostConfig.newHostConfig().withBinds(keptn()));
    }

    /** What the task says that only Kubernetes understands. */
    List<String> unused() {
        var unused = new ArrayList<String>();
        order.task().namespace().ifPresent(name -> unused.add("namespace " + name));
        order.task().serviceAccount().ifPresent(name -> unused.add("serviceAccount " + name));
        return unused;
    }

    private HostConfig host(boolean isPodman) {
        var host = HostConfig.newHostConfig()
                .withBinds(keptn())
                .withReadonlyRootfs(hardening.readOnlyRoot())
                .withPrivileged(hardening.privileged())
                .withCapAdd(capabilities(hardening.add()))
                .withCapDrop(capabilities(hardening.drop()))
                .withSecurityOpts(securityOptions())
                .withTmpFs(Map.of("/tmp", TMP))
                .withPidsLimit(MOST_PROCESSES)
                .withUlimits(List.of(
                        new Ulimit("fsize", settings.largestFile(), settings.largestFile()),
                        new Ulimit("core", 0L, 0L)))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, logOptions(isPodman)));
        var limits = Limits.of(order.task()).limits();
        limits.memory()
                .map(ContainerOrder::amount)
                .ifPresent(bytes -> host.withMemory(bytes.longValue()).withMemorySwap(bytes.longValue()));
        limits.cpu()
                .map(ContainerOrder::amount)
                .ifPresent(cpus -> host.withNanoCPUs(cpus.multiply(NANO).longValue()));
        settings.network().ifPresent(host::withNetworkMode);
        return host;
    }

    private Bind keptn() {
        return new Bind(volume(order.job().id().folder()), new Volume(FOLDER));
    }

    static String volume(String actionRun) {
        return "drydock-" + actionRun;
    }

    private List<String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("HOME", "/tmp");
        environment.putAll(order.environment().variables());
        var lines = new ArrayList<String>();
        environment.forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new TaskRefused("'%s' cannot be the name of a variable".formatted(name));
            }
            lines.add(name + "=" + value);
        });
        return lines;
    }

    private Map<String, String> labels() {
        var job = order.job();
        var labels = new HashMap<>(order.task().annotations());
        labels.put("app.kubernetes.io/managed-by", "job-executor-service");
        labels.put(KEY, job.id().key());
        labels.put("keptn.sh/context", job.context().value());
        labels.put("keptn.sh/event-id", job.id().event().value());
        labels.put("keptn.sh/commitid", order.commit().orElse(""));
        labels.put("keptn.sh/jes-action", job.action());
        labels.put("keptn.sh/jes-task", job.task());
        return labels;
    }

    private List<String> securityOptions() {
        var options = new ArrayList<String>();
        if (!hardening.escalation()) {
            options.add("no-new-privileges");
        }
        hardening
                .seccomp()
                .map(SeccompProfile::type)
                .filter("Unconfined"::equals)
                .ifPresent(type -> options.add("seccomp=unconfined"));
        hardening.procMount().filter("Unmasked"::equals).ifPresent(mount -> options.add("systempaths=unconfined"));
        return options;
    }

    private static Capability[] capabilities(List<String> names) {
        return names.stream().map(ContainerOrder::capability).toArray(Capability[]::new);
    }

    private static Capability capability(String name) {
        try {
            return Capability.valueOf(name.replaceFirst("^CAP_", ""));
        } catch (IllegalArgumentException e) {
            throw new TaskRefused("its securityContext names the capability '%s', which there is not".formatted(name));
        }
    }

    private static BigDecimal amount(String quantity) {
        return Quantity.getAmountInBytes(Quantity.parse(quantity));
    }

    /** A log that is longer loses its beginning at the engine; we have read that by then. */
    private static Map<String, String> logOptions(boolean isPodman) {
        return isPodman ? Map.of("max-size", "200m") : Map.of("max-size", "100m", "max-file", "2");
    }
}
