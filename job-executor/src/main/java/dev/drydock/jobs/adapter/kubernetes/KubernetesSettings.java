package dev.drydock.jobs.adapter.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How jobs run in Kubernetes.
 *
 * @param kubeconfig how the cluster is reached; without it as {@code kubectl} finds it, or as a pod of the cluster
 * @param namespace where jobs run whose tasks name none
 * @param taskDeadline after which Kubernetes itself stops a job; without it some time after {@code maxPollDuration}
 * @param helperImage an image with {@code sh} and {@code tar}, for what is done before and beside a task
 * @param diskLimit bytes that a job may write on its node: logs, its root, its folders
 * @param allowPrivileged whether tasks may ask for what reaches beyond their container
 */
public record KubernetesSettings(
        Optional<Path> kubeconfig,
        String namespace,
        Optional<Duration> taskDeadline,
        String helperImage,
        long diskLimit,
        boolean allowPrivileged) {}
