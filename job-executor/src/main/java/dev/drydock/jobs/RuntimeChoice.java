package dev.drydock.jobs;

import dev.drydock.jobs.adapter.container.ContainerRuntime;
import dev.drydock.jobs.adapter.container.ContainerSettings;
import dev.drydock.jobs.adapter.kubernetes.KubernetesRuntime;
import dev.drydock.jobs.adapter.kubernetes.KubernetesSettings;
import dev.drydock.jobs.adapter.process.ProcessRuntime;
import dev.drydock.jobs.adapter.process.ProcessSettings;
import dev.drydock.jobs.application.JobRuntime;
import dev.drydock.jobs.application.LogStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** The one runtime that an executor has. */
final class RuntimeChoice {
    private RuntimeChoice() {}

    /**
     * The runtime that the settings name.
     *
     * @throws IllegalStateException if it cannot work here, with what to do
     */
    static JobRuntime of(JobExecutorConfig settings, LogStore logs, Executor workers, InstantSource clock) {
        return switch (settings.runtime()) {
            case PROCESS -> new ProcessRuntime(process(settings), logs, workers, clock);
            case CONTAINER -> new ContainerRuntime(container(settings), logs, workers, clock);
            case KUBERNETES -> new KubernetesRuntime(kubernetes(settings), logs, workers, clock);
        };
    }

    private static ProcessSettings process(JobExecutorConfig settings) {
        var process = settings.process();
        return new ProcessSettings(
                settings.folder(), process.path().orElse(List.of()), process.environment(), process.diskLimit());
    }

    private static ContainerSettings container(JobExecutorConfig settings) {
        var container = settings.container();
        return new ContainerSettings(
                container.socket(), container.network(), settings.allowPrivileged(), container.largestFile());
    }

    private static KubernetesSettings kubernetes(JobExecutorConfig settings) {
        var kubernetes = settings.kubernetes();
        return new KubernetesSettings(
                kubernetes.kubeconfig(),
                kubernetes.namespace(),
                kubernetes.taskDeadline(),
                kubernetes.helperImage(),
                kubernetes.diskLimit(),
                settings.allowPrivileged());
    }
}
