package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.RuntimeBench;
import dev.drydock.jobs.application.JobOrder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in a real cluster, which {@code ./drydock test kubernetes} starts, and somebody who may do everything there. */
@Tag("kubernetes")
abstract class KubernetesBench {
    @TempDir
    Path folder;

    RuntimeBench<KubernetesRuntime> bench;
    KubernetesClient client;

    @BeforeEach
    void start() {
        client = RealCluster.client();
        bench = new RuntimeBench<>(folder, RealCluster.SOON, RealCluster.runtime(Optional.empty()));
    }

    @AfterEach
    void stop() {
        bench.close();
        client.close();
    }

    Job job(JobOrder order) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(RealCluster.NAMESPACE)
                .withName(order.job().id().objectName())
                .get();
    }

    void makeNamespace(String name) {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .unlock()
                .createOr(existing -> existing.update());
    }
}
