package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.domain.PodSight;
import dev.drydock.jobs.domain.PodSight.Said;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Kubernetes' objects say, in our words. */
final class Sights {
    private Sights() {}

    static PodSight of(Job job, Optional<Pod> pod, List<Event> events) {
        return new PodSight(failed(job), pod.map(Sights::pod), events(events));
    }

    /** Whether Kubernetes will do nothing more for this Job. */
    static boolean isOver(Job job) {
        return failed(job).isPresent() || condition(job, "Complete").isPresent();
    }

    static Optional<Said> failed(Job job) {
        return condition(job, "Failed").map(condition -> said(condition.getReason(), condition.getMessage()));
    }

    /** Whether there is something to read of its log. */
    static boolean hasBegun(Pod pod) {
        return task(pod)
                .map(ContainerStatus::getState)
                .filter(state -> state.getRunning() != null || state.getTerminated() != null)
                .isPresent();
    }

    static Optional<String> terminationMessage(Pod pod) {
        return task(pod)
                .map(ContainerStatus::getState)
                .map(ContainerState::getTerminated)
                .map(ended -> ended.getMessage());
    }

    static List<PodSight.Event> events(List<Event> events) {
        return events.stream()
                .sorted(Comparator.comparing(Sights::time))
                .map(event -> new PodSight.Event(
                        "Warning".equals(event.getType()), text(event.getReason()), text(event.getMessage())))
                .toList();
    }

    private static PodSight.Pod pod(Pod pod) {
        var status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
        var state = task(pod).map(ContainerStatus::getState);
        return new PodSight.Pod(
                text(status.getPhase()),
                said(status.getReason(), status.getMessage()),
                status.getConditions().stream()
                        .filter(condition ->
                                "PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus()))
                        .map(condition -> text(condition.getMessage()))
                        .findFirst(),
                state.map(ContainerState::getWaiting).map(waiting -> said(waiting.getReason(), waiting.getMessage())),
                state.map(ContainerState::getTerminated)
                        .map(ended ->
                                new PodSight.Ended(ended.getExitCode(), said(ended.getReason(), ended.getMessage()))));
    }

    private static Optional<ContainerStatus> task(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(PodStatus::getContainerStatuses).stream()
                .flatMap(List::stream)
                .filter(container -> JobManifest.CONTAINER.equals(container.getName()))
                .findFirst();
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return Optional.ofNullable(job.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                .findFirst();
    }

    private static String time(Event event) {
        return event.getLastTimestamp() != null
                ? event.getLastTimestamp()
                : text(event.getMetadata().getCreationTimestamp());
    }

    private static Said said(@Nullable String reason, @Nullable String message) {
        return new Said(text(reason), text(message));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
