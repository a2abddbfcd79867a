package dev.drydock.jobs.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the cluster, and what the executor may do there. */
final class ClusterAccess {
    /** What nothing works without. */
    private static final List<Right> NEEDED = List.of(
            new Right("batch", "jobs", null, "create"),
            new Right("", "secrets", null, "create"),
            new Right("", "pods", "exec", "create"),
            new Right("", "pods", "exec", "get"));

    private static final int ATTEMPTS = 3;

    private ClusterAccess() {}

    private record Right(
            String group, String resource, @Nullable String subresource, String verb) {
        @Override
        public String toString() {
            return "'%s' of %s%s".formatted(verb, resource, subresource == null ? "" : "/" + subresource);
        }
    }

    /**
     * Connects, and makes sure that jobs may be made.
     *
     * @throws IllegalStateException if that is not so, with what to do
     */
    static KubernetesClient connect(KubernetesSettings settings) {
        var config = settings.kubeconfig()
                .map(file -> Config.fromKubeconfig(file.toFile()))
                .orElseGet(() -> Config.autoConfigure(null));
        config.setRequestRetryBackoffLimit(ATTEMPTS);
        var client = new KubernetesClientBuilder().withConfig(config).build();
        try {
            var lacking = NEEDED.stream()
                    .filter(right -> !isGranted(client, settings.namespace(), right))
                    .toList();
            if (!lacking.isEmpty()) {
                throw new IllegalStateException(
                        ("drydock.job-executor.runtime is 'kubernetes', but the cluster at %s does not let us do in the "
                                        + "namespace '%s' what jobs need: %s; grant it (docs/jobs.md lists all), or name "
                                        + "another namespace with drydock.job-executor.kubernetes.namespace")
                                .formatted(client.getMasterUrl(), settings.namespace(), lacking));
            }
            return client;
        } catch (KubernetesClientException e) {
            client.close();
            throw new IllegalStateException(
                    ("drydock.job-executor.runtime is 'kubernetes', but no cluster answers at %s (%s): run it in the "
                                    + "cluster, or name a kubeconfig with drydock.job-executor.kubernetes.kubeconfig")
                            .formatted(client.getMasterUrl(), Cluster.said(e)),
                    e);
        }
    }

    private static boolean isGranted(KubernetesClient client, String namespace, Right right) {
        var review = client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withGroup(right.group())
                        .withResource(right.resource())
                        .withSubresource(right.subresource())
                        .withVerb(right.verb())
                        .withNamespace(namespace)
                        .endResourceAttributes()
                        .endSpec()
                        .build());
        return Boolean.TRUE.equals(review.getStatus().getAllowed());
    }
}
