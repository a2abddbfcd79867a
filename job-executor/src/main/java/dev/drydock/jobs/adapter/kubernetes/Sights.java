package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.domain.PodSight;
import dev.drydock.jobs.domain.PodSight.Said;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Kubernetes' objects say, in our words. */
final class Sights {
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

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

    /** Whether there is something to read of its task's log. */
    static boolean hasBegun(Pod pod) {
        return isRunning(pod, JobManifest.CONTAINER) || hasTaskEnded(pod);
    }

    /** Whether nothing but the keeper is left of the pod. */
    static boolean hasTaskEnded(Pod pod) {
        return hasEnded(pod, JobManifest.CONTAINER);
    }

    /** Whether nothing of the pod runs any more; of one that was stopped, containers may be said to run for ever. */
    static boolean isOver(Pod pod) {
        var phase = Optional.ofNullable(pod.getStatus()).map(PodStatus::getPhase);
        return phase.filter(OVER::contains).isPresent();
    }

    static boolean isRunning(Pod pod, String container) {
        return state(pod, container).map(ContainerState::getRunning).isPresent();
    }

    static boolean hasEnded(Pod pod, String container) {
        return state(pod, container).map(ContainerState::getTerminated).isPresent();
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
        var state = state(pod, JobManifest.CONTAINER);
        return new PodSight.Pod(
                text(status.getPhase()),
                endedByItself(pod, status) ? said("", "") : said(status.getReason(), status.getMessage()),
                status.getConditions().stream()
                        .filter(condition ->
                                "PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus()))
                        .map(condition -> text(condition.getMessage()))
                        .findFirst(),
                waiting(state),
                ended(state),
                helper(state(pod, Helper.FILLER)),
                fetchingSince(pod, status));
    }

    /** The task's image is fetched once the helper has ended. */
    private static Optional<Instant> fetchingSince(Pod pod, PodStatus status) {
        return state(pod, Helper.FILLER)
                .map(ContainerState::getTerminated)
                .map(ContainerStateTerminated::getFinishedAt)
                .or(() -> status.getConditions().stream()
                        .filter(condition ->
                                "PodScheduled".equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .map(PodCondition::getLastTransitionTime)
                        .filter(Objects::nonNull)
                        .findFirst())
                .map(Instant::parse);
    }

    private static PodSight.Helper helper(Optional<ContainerState> state) {
        return new PodSight.Helper(waiting(state), ended(state).filter(ended -> ended.exitCode() != 0));
    }

    private static Optional<Said> waiting(Optional<ContainerState> state) {
        return state.map(ContainerState::getWaiting).map(waiting -> said(waiting.getReason(), waiting.getMessage()));
    }

    private static Optional<PodSight.Ended> ended(Optional<ContainerState> state) {
        return state.map(ContainerState::getTerminated)
                .map(ended -> new PodSight.Ended(ended.getExitCode(), said(ended.getReason(), ended.getMessage())));
    }

    /** Whether its task had ended when the pod's time was over, and only the keeper was stopped. */
    private static boolean endedByItself(Pod pod, PodStatus status) {
        if (!"DeadlineExceeded".equals(status.getReason()) || status.getStartTime() == null) {
            return false;
        }
        var over =
                Instant.parse(status.getStartTime()).plusSeconds(pod.getSpec().getActiveDeadlineSeconds());
        return state(pod, JobManifest.CONTAINER)
                .map(ContainerState::getTerminated)
                .filter(ended -> ended.getFinishedAt() != null
                        && Instant.parse(ended.getFinishedAt()).isBefore(over))
                .isPresent();
    }

    private static Optional<ContainerState> state(Pod pod, String container) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> Stream.concat(
                        status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream()))
                .filter(found -> container.equals(found.getName()))
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
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
