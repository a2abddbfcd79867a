package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.RuntimeBench;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The cluster that {@code ./drydock test kubernetes} starts. */
final class RealCluster {
    /** Of somebody who may do everything. */
    private static final Path KUBECONFIG = Path.of(System.getProperty("drydock.test.kubeconfig", "none"));

    /** Of the executor, which may do what the chart lets it do. */
    static final Path EXECUTORS_KUBECONFIG = Path.of(System.getProperty("drydock.test.executor-kubeconfig", "none"));

    static final String NAMESPACE = "keptn";
    static final Duration SOON = Duration.ofSeconds(120);
    static final String HELPER = "drydock/busybox:1";
    static final long DISK_LIMIT = 500_000_000;

    private RealCluster() {}

    static KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(KUBECONFIG.toFile()))
                .build();
    }

    static RuntimeBench.Maker<KubernetesRuntime> runtime(Optional<Duration> deadline) {
        return runtime(settings(EXECUTORS_KUBECONFIG, deadline));
    }

    static RuntimeBench.Maker<KubernetesRuntime> runtime(KubernetesSettings settings) {
        return (logs, workers) -> new KubernetesRuntime(settings, logs, workers, InstantSource.system());
    }

    static KubernetesSettings settings(Path kubeconfig, Optional<Duration> deadline) {
        return new KubernetesSettings(Optional.of(kubeconfig), NAMESPACE, deadline, HELPER, DISK_LIMIT, false);
    }
}
