package dev.drydock.jobs.domain;

import dev.drydock.jobs.domain.PodSight.Event;
import dev.drydock.jobs.domain.PodSight.Pod;
import dev.drydock.jobs.domain.PodSight.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Kubernetes' words about a job mean: how it ended, or that it will never begin, as soon as that can be known. Only for
 * an image that a registry did not give is there some time: the node asks again, and a registry's trouble may pass.
 */
public final class PodFate {
    /** The node asks again after 10, 20, 40 s and so on: that is four or five times. */
    public static final Duration TO_FETCH = Duration.ofMinutes(2);

    private static final Set<String> NO_IMAGE_YET =
            Set.of("ErrImagePull", "ImagePullBackOff", "ImageInspectError", "RegistryUnavailable");
    private static final Set<String> NO_IMAGE = Set.of("InvalidImageName", "SignatureValidationFailed");
    /** What registries answer of what is not there or not for us, in the words of container runtimes. */
    private static final Pattern REFUSED = Pattern.compile(
            "code = NotFound|: not found$|manifest unknown|name unknown|no match(ing manifest)? for"
                    + "|pull access denied|access to the resource is denied|authorization failed|unauthorized",
            Pattern.CASE_INSENSITIVE);

    private static final String NEVER_PULL = "ErrImageNeverPull";
    private static final Set<String> NO_CONTAINER = Set.of(
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError",
            "PreCreateHookError",
            "PreStartHookError",
            "PostStartHookError");
    private static final Set<String> NEVER_BEGAN = Set.of("ContainerCannotRun", "StartError");
    private static final String HELPER_KEY = "drydock.job-executor.kubernetes.helper-image";
    private static final int MOST_NOTES = 10;

    private PodFate() {}

    /**
     * What the job was ordered with, for the sentences.
     *
     * @param helperImage the image of the container before the task's
     * @param memory its limit
     */
    public record Order(
            String image, String helperImage, String namespace, Optional<String> serviceAccount, String memory) {}

    /**
     * The end, if this is one.
     *
     * @param now when it was seen
     * @param deadline when the job's own time is over
     */
    public static Optional<JobEnd> of(PodSight sight, Order order, Instant now, Instant deadline) {
        if (sight.pod().isPresent()) {
            var end = ofPod(
                    sight.pod().get(),
                    sight.events(),
                    order,
                    mayStillCome(sight.pod().get(), now, deadline));
            if (end.isPresent()) {
                return end;
            }
        }
        if (sight.failed().isPresent()) {
            return Optional.of(ofJob(sight.failed().get()));
        }
        return sight.pod().isPresent() ? Optional.empty() : notMade(sight.events(), order);
    }

    /** What people should know besides: the warnings, each once, the newest ones if there are many. */
    public static List<String> notes(List<Event> events) {
        var notes = events.stream()
                .filter(Event::isWarning)
                .map(event -> "Kubernetes: %s: %s".formatted(event.reason(), oneLine(event.message())))
                .distinct()
                .toList();
        return notes.subList(Math.max(0, notes.size() - MOST_NOTES), notes.size());
    }

    private static boolean mayStillCome(Pod pod, Instant now, Instant deadline) {
        return !now.isAfter(deadline)
                && pod.fetchingSince()
                        .filter(since -> now.isBefore(since.plus(TO_FETCH)))
                        .isPresent();
    }

    private static Optional<JobEnd> ofPod(Pod pod, List<Event> events, Order order, boolean mayStillCome) {
        if (pod.ended().isPresent()) {
            return Optional.of(ofContainer(pod.ended().get(), pod.said(), order));
        }
        if (pod.helper().failed().isPresent()) {
            return notStarted(notFilled(pod.helper().failed().get()));
        }
        if (pod.phase().equals("Failed")) {
            return Optional.of(new JobEnd.Killed(killed(pod.said())));
        }
        return pod.helper()
                .waiting()
                .flatMap(waiting -> neverBegins(waiting, events, order.helperImage(), mayStillCome)
                        .map(PodFate::ofHelper))
                .or(() -> pod.waiting().flatMap(waiting -> neverBegins(waiting, events, order.image(), mayStillCome)));
    }

    private static JobEnd ofContainer(PodSight.Ended ended, Said pod, Order order) {
        var reason = ended.said().reason();
        if (reason.equals("OOMKilled")) {
            return new JobEnd.Killed(ContainerFate.outOfMemory(order.memory()));
        }
        if (NEVER_BEGAN.contains(reason)) {
            return new JobEnd.NotStarted("its container could not be started: "
                    + oneLine(ended.said().message()));
        }
        if (!pod.reason().isBlank()) {
            return new JobEnd.Killed(killed(pod));
        }
        return new JobEnd.Exited(ended.exitCode());
    }

    private static String killed(Said pod) {
        var message = oneLine(pod.message());
        return switch (pod.reason()) {
            case "Evicted" -> "Kubernetes evicted it: " + message;
            case "DeadlineExceeded" -> "it ran longer than its deadline in Kubernetes and was stopped";
            case "" -> "its pod failed" + (message.isEmpty() ? "" : ": " + message);
            default -> "its pod failed (%s)%s".formatted(pod.reason(), message.isEmpty() ? "" : ": " + message);
        };
    }

    private static String notFilled(PodSight.Ended failed) {
        var said = oneLine(failed.said().message());
        return "its /keptn could not be filled (%s)%s"
                .formatted(ExitCode.describe(failed.exitCode()), said.isEmpty() ? "" : ": " + said);
    }

    private static JobEnd ofHelper(JobEnd end) {
        return new JobEnd.NotStarted(end.cause() + "; another may be named with " + HELPER_KEY);
    }

    private static Optional<JobEnd> neverBegins(Said waiting, List<Event> events, String image, boolean mayStillCome) {
        if (waiting.reason().equals(NEVER_PULL)) {
            return notStarted("the image '%s' is not on the node, and imagePullPolicy is Never".formatted(image));
        }
        if (NO_IMAGE.contains(waiting.reason()) || NO_IMAGE_YET.contains(waiting.reason())) {
            var why = pullError(waiting, events);
            var isFinal = NO_IMAGE.contains(waiting.reason())
                    || !mayStillCome
                    || REFUSED.matcher(why).find();
            return isFinal ? notStarted("the image '%s' cannot be pulled: %s".formatted(image, why)) : Optional.empty();
        }
        if (NO_CONTAINER.contains(waiting.reason())) {
            return notStarted(
                    "its container cannot be made (%s): %s".formatted(waiting.reason(), oneLine(waiting.message())));
        }
        return Optional.empty();
    }

    /** That it backs off says nothing: why, only the event before tells. */
    private static String pullError(Said waiting, List<Event> events) {
        var told = events.stream()
                .filter(event ->
                        event.reason().equals("Failed") && event.message().startsWith("Failed to pull image"))
                .map(event -> event.message().replaceFirst("^Failed to pull image \"[^\"]*\": ", ""));
        var now = waiting.reason().equals("ImagePullBackOff") ? Stream.<String>of() : Stream.of(waiting.message());
        return Stream.concat(told, now)
                .map(PodFate::oneLine)
                .filter(text -> !text.isEmpty())
                .reduce((first, last) -> last)
                .orElse(waiting.reason());
    }

    private static JobEnd ofJob(Said failed) {
        if (failed.reason().equals("DeadlineExceeded")) {
            return new JobEnd.Killed("it ran longer than its deadline in Kubernetes and was stopped");
        }
        return new JobEnd.Lost(
                "its pod is gone, and Kubernetes tells only: %s%s; it is not run again, as it may have done its work"
                        .formatted(
                                failed.reason(), failed.message().isBlank() ? "" : ": " + oneLine(failed.message())));
    }

    /** Kubernetes may try for hours to make a pod that it will not let be. */
    private static Optional<JobEnd> notMade(List<Event> events, Order order) {
        return events.stream()
                .filter(event -> event.reason().equals("FailedCreate"))
                .reduce((first, last) -> last)
                .flatMap(event -> notStarted(notMade(oneLine(event.message()), order)));
    }

    private static String notMade(String message, Order order) {
        var account = order.serviceAccount().orElse("default");
        if (message.contains("serviceaccount \"" + account + "\" not found")) {
            return "the service account '%s' does not exist in the namespace '%s'"
                    .formatted(account, order.namespace());
        }
        var text = message.replaceFirst("^Error creating: ", "");
        return text.contains("exceeded quota")
                ? "the quota of the namespace '%s' leaves it no room: %s".formatted(order.namespace(), text)
                : "Kubernetes does not make its pod: " + text;
    }

    private static Optional<JobEnd> notStarted(String reason) {
        return Optional.of(new JobEnd.NotStarted(reason));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
