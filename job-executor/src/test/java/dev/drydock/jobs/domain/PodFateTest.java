package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.jobs.domain.PodSight.Ended;
import dev.drydock.jobs.domain.PodSight.Event;
import dev.drydock.jobs.domain.PodSight.Helper;
import dev.drydock.jobs.domain.PodSight.Pod;
import dev.drydock.jobs.domain.PodSight.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With statuses and events as clusters have told them. */
class PodFateTest {
    private static final Said NOTHING = new Said("", "");
    private static final Instant SCHEDULED = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant DEADLINE = SCHEDULED.plusSeconds(600);
    private static final PodFate.Order ORDER =
            new PodFate.Order("alpine/helm:9.9.9", "busybox:1", "keptn", Optional.of("jes-deploy-using-helm"), "512Mi");

    @Test
    void shouldWaitWhenThereIsNothingToTellYet() {
        assertThat(fate(new PodSight(Optional.empty(), Optional.empty(), List.of())))
                .isEmpty();
        assertThat(fate(pod(new Pod("Pending", NOTHING, Optional.empty(), Optional.empty(), Optional.empty()))))
                .isEmpty();
        assertThat(fate(waiting("ContainerCreating", ""))).isEmpty();
        assertThat(fate(pod(new Pod("Running", NOTHING, Optional.empty(), Optional.empty(), Optional.empty()))))
                .isEmpty();
        assertThat(fate(pod(new Pod(
                        "Pending",
                        NOTHING,
                        Optional.of("0/1 nodes are available: 1 Insufficient cpu."),
                        Optional.empty(),
                        Optional.empty()))))
                .isEmpty();
    }

    @Test
    void shouldTellTheExitCodeWhenTheContainerHasEnded() {
        assertThat(fate(ended("Succeeded", 0, "Completed", ""))).contains(new JobEnd.Exited(0));
        assertThat(fate(ended("Failed", 3, "Error", "{\"replicas\": 2}"))).contains(new JobEnd.Exited(3));
    }

    @Test
    void shouldNameImageAndReasonWhenItCannotBePulled() {
        assertNotStarted(
                waiting(
                        "ErrImagePull",
                        "rpc error: code = Unknown desc = Error response from daemon:\n Get https://registry: no such host"),
                "the image 'alpine/helm:9.9.9' cannot be pulled: rpc error: code = Unknown desc = Error response from "
                        + "daemon: Get https://registry: no such host");
        assertNotStarted(
                waiting(
                        "InvalidImageName",
                        "Failed to apply default image tag \"A B\": couldn't parse image reference"),
                "the image 'alpine/helm:9.9.9' cannot be pulled: Failed to apply default image tag \"A B\": couldn't "
                        + "parse image reference");
        assertNotStarted(
                waiting("ErrImageNeverPull", "Container image \"x\" is not present with pull policy of Never"),
                "the image 'alpine/helm:9.9.9' is not on the node, and imagePullPolicy is Never");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed to do request: Head \"https://r/v2/t/manifests/1\": dial tcp: lookup r: no such host",
                "failed to do request: Head \"https://r/v2/t/manifests/1\": dial tcp 10.0.0.1:443: i/o timeout",
                "unexpected status from HEAD request to https://r/v2/t/manifests/1: 503 Service Unavailable",
                "toomanyrequests: You have reached your pull rate limit"
            })
    void shouldGiveARegistryTimeToComeBackWhoseTroubleMayPass(String trouble) {
        // Given
        var failed = new Event(true, "Failed", "Failed to pull image \"alpine/helm:9.9.9\": " + trouble);
        var now = fetching("ErrImagePull", trouble, failed);
        var later = fetching("ImagePullBackOff", "Back-off pulling image \"alpine/helm:9.9.9\"", failed);

        // Then
        assertThat(fate(now, SCHEDULED.plusSeconds(1))).isEmpty();
        assertThat(fate(later, SCHEDULED.plusSeconds(119))).isEmpty();
        var end = new JobEnd.NotStarted("the image 'alpine/helm:9.9.9' cannot be pulled: " + trouble);
        assertThat(fate(now, SCHEDULED.plusSeconds(120))).contains(end);
        assertThat(fate(later, SCHEDULED.plusSeconds(120))).contains(end);
        assertThat(PodFate.of(later, ORDER, SCHEDULED.plusSeconds(31), SCHEDULED.plusSeconds(30)))
                .contains(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/a/b:9\"",
                "failed to resolve reference \"docker.io/a/b:9\": docker.io/a/b:9: not found",
                "manifest for a/b:9 not found: manifest unknown: manifest unknown",
                "pull access denied, repository does not exist or may require authorization",
                "failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized"
            })
    void shouldNotWaitForARegistryThatHasRefusedTheImage(String refusal) {
        var failed = new Event(true, "Failed", "Failed to pull image \"alpine/helm:9.9.9\": " + refusal);
        assertNotStarted(
                fetching("ImagePullBackOff", "Back-off pulling image \"alpine/helm:9.9.9\"", failed),
                "the image 'alpine/helm:9.9.9' cannot be pulled: " + refusal);
        assertNotStarted(
                fetching("ErrImagePull", refusal), "the image 'alpine/helm:9.9.9' cannot be pulled: " + refusal);
    }

    @Test
    void shouldNotWaitWhenNoTimeMendsTheImagesName() {
        assertNotStarted(
                fetching("InvalidImageName", "couldn't parse"),
                "the image 'alpine/helm:9.9.9' cannot be pulled: couldn't parse");
        assertNotStarted(
                fetching("ErrImageNeverPull", ""),
                "the image 'alpine/helm:9.9.9' is not on the node, and imagePullPolicy is Never");
    }

    @Test
    void shouldTakeTheReasonFromTheEventsWhenThePodOnlyBacksOff() {
        assertNotStarted(
                new PodSight(
                        Optional.empty(),
                        waiting("ImagePullBackOff", "Back-off pulling image \"alpine/helm:9.9.9\"")
                                .pod(),
                        List.of(
                                new Event(false, "Scheduled", "Successfully assigned keptn/x to node1"),
                                new Event(
                                        true, "Failed", "Failed to pull image \"alpine/helm:9.9.9\": manifest unknown"),
                                new Event(true, "Failed", "Error: ImagePullBackOff"))),
                "the image 'alpine/helm:9.9.9' cannot be pulled: manifest unknown");
        assertNotStarted(
                waiting("ImagePullBackOff", "Back-off pulling image \"alpine/helm:9.9.9\""),
                "the image 'alpine/helm:9.9.9' cannot be pulled: ImagePullBackOff");
    }

    @Test
    void shouldTellWhatIsMissingWhenTheContainerCannotBeMade() {
        assertNotStarted(
                waiting("CreateContainerConfigError", "container has runAsNonRoot and image will run as root"),
                "its container cannot be made (CreateContainerConfigError): container has runAsNonRoot and image will "
                        + "run as root");
        assertNotStarted(
                ended("Failed", 127, "ContainerCannotRun", "exec: \"helmx\": executable file not found in $PATH"),
                "its container could not be started: exec: \"helmx\": executable file not found in $PATH");
        assertNotStarted(
                ended("Failed", 128, "StartError", "failed to create containerd task"),
                "its container could not be started: failed to create containerd task");
    }

    @Test
    void shouldNameTheSettingWhenTheHelpersImageIsTheTrouble() {
        assertNotStarted(
                helper(waitingHelper("ErrImageNeverPull", "")),
                "the image 'busybox:1' is not on the node, and imagePullPolicy is Never; another may be named with "
                        + "drydock.job-executor.kubernetes.helper-image");
        assertNotStarted(
                helper(
                        waitingHelper("ImagePullBackOff", "Back-off pulling image \"busybox:1\""),
                        new Event(true, "Failed", "Failed to pull image \"busybox:1\": manifest unknown")),
                "the image 'busybox:1' cannot be pulled: manifest unknown; another may be named with "
                        + "drydock.job-executor.kubernetes.helper-image");
        assertNotStarted(
                helper(waitingHelper("CreateContainerConfigError", "image has\n no user")),
                "its container cannot be made (CreateContainerConfigError): image has no user; another may be named "
                        + "with drydock.job-executor.kubernetes.helper-image");
        assertThat(fate(helper(waitingHelper("PodInitializing", "")))).isEmpty();
        assertThat(fate(helper(waitingHelper("ContainerCreating", "")))).isEmpty();
    }

    @Test
    void shouldSayWhyWhenTheFolderCouldNotBeFilled() {
        assertNotStarted(
                helper(failedHelper(2, "Error", "tar: write error: No space left\n on device")),
                "its /keptn could not be filled (exit code 2): tar: write error: No space left on device");
        assertNotStarted(
                helper(failedHelper(127, "ContainerCannotRun", "exec: \"sh\": executable file not found in $PATH")),
                "its /keptn could not be filled (exit code 127): exec: \"sh\": executable file not found in $PATH");
        assertNotStarted(helper(failedHelper(1, "Error", "")), "its /keptn could not be filled (exit code 1)");
    }

    @Test
    void shouldNameTheAccountWhenItDoesNotExist() {
        assertNotStarted(
                new PodSight(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                new Event(
                                        true,
                                        "FailedCreate",
                                        "Error creating: pods \"job-\" is forbidden: error looking up service account "
                                                + "keptn/jes-deploy-using-helm: serviceaccount \"jes-deploy-using-helm\" not found"))),
                "the service account 'jes-deploy-using-helm' does not exist in the namespace 'keptn'");
    }

    @Test
    void shouldTellWhatTheNamespaceForbidsWhenNoPodIsMade() {
        assertNotStarted(
                notMade(
                        "Error creating: pods \"a\" is forbidden: exceeded quota: few, requested: pods=1, used: pods=0, "
                                + "limited: pods=0"),
                "the quota of the namespace 'keptn' leaves it no room: pods \"a\" is forbidden: exceeded quota: few, "
                        + "requested: pods=1, used: pods=0, limited: pods=0");
        assertNotStarted(
                notMade("Error creating: pods \"a\" is forbidden: violates PodSecurity \"restricted:latest\""),
                "Kubernetes does not make its pod: pods \"a\" is forbidden: violates PodSecurity \"restricted:latest\"");
    }

    @Test
    void shouldTellWhoEndedItWhenItDidNotEndByItself() {
        assertKilled(
                ended("Failed", 137, "OOMKilled", ""),
                "it was killed because it needed more memory than its limit of 512Mi; give it more with "
                        + "resources.limits.memory");
        assertKilled(
                pod(new Pod(
                        "Failed",
                        new Said("Evicted", "Usage of EmptyDir volume \"keptn\" exceeds the limit \"20Mi\". "),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                "Kubernetes evicted it: Usage of EmptyDir volume \"keptn\" exceeds the limit \"20Mi\".");
        assertKilled(
                new PodSight(
                        Optional.empty(),
                        Optional.of(new Pod(
                                "Failed",
                                new Said("Evicted", "The node was low on resource: memory."),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Ended(137, new Said("Error", ""))))),
                        List.of()),
                "Kubernetes evicted it: The node was low on resource: memory.");
        assertKilled(
                new PodSight(
                        Optional.of(new Said("DeadlineExceeded", "Job was active longer than specified deadline")),
                        Optional.empty(),
                        List.of()),
                "it ran longer than its deadline in Kubernetes and was stopped");
        assertKilled(
                pod(new Pod(
                        "Failed",
                        new Said("NodeShutdown", "Pod was terminated in response to imminent node shutdown."),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                "its pod failed (NodeShutdown): Pod was terminated in response to imminent node shutdown.");
    }

    @Test
    void shouldCountAsLostWhenThePodIsGone() {
        assertThat(fate(new PodSight(
                        Optional.of(new Said("BackoffLimitExceeded", "Job has reached the specified backoff limit")),
                        Optional.empty(),
                        List.of())))
                .hasValueSatisfying(end -> assertThat(end).isInstanceOf(JobEnd.Lost.class))
                .map(JobEnd::cause)
                .hasValueSatisfying(cause -> assertThat(cause).contains("its pod is gone", "backoff limit"));
    }

    @Test
    void shouldNoteWarningsOnceAndTheNewestWhenThereAreMany() {
        assertThat(PodFate.notes(List.of(
                        new Event(false, "Pulled", "Successfully pulled"),
                        new Event(true, "BackOff", "Back-off\n pulling"),
                        new Event(true, "BackOff", "Back-off\n pulling"))))
                .containsExactly("Kubernetes: BackOff: Back-off pulling");
        var many = IntStream.range(0, 50)
                .mapToObj(i -> new Event(true, "Failed", "no. " + i))
                .toList();
        assertThat(PodFate.notes(many)).hasSize(10).endsWith("Kubernetes: Failed: no. 49");
    }

    private static Optional<JobEnd> fate(PodSight sight) {
        return fate(sight, SCHEDULED.plusSeconds(1));
    }

    private static Optional<JobEnd> fate(PodSight sight, Instant now) {
        return PodFate.of(sight, ORDER, now, DEADLINE);
    }

    private static void assertNotStarted(PodSight sight, String reason) {
        assertThat(fate(sight)).contains(new JobEnd.NotStarted(reason));
    }

    private static void assertKilled(PodSight sight, String reason) {
        assertThat(fate(sight)).contains(new JobEnd.Killed(reason));
    }

    private static PodSight notMade(String message) {
        return new PodSight(Optional.empty(), Optional.empty(), List.of(new Event(true, "FailedCreate", message)));
    }

    /** A pod whose node has been asking a registry for a while. */
    private static PodSight fetching(String reason, String message, Event... events) {
        var pod = new Pod(
                "Pending",
                NOTHING,
                Optional.empty(),
                Optional.of(new Said(reason, message)),
                Optional.empty(),
                Helper.NONE,
                Optional.of(SCHEDULED));
        return new PodSight(Optional.empty(), Optional.of(pod), List.of(events));
    }

    private static PodSight waiting(String reason, String message) {
        return pod(new Pod(
                "Pending", NOTHING, Optional.empty(), Optional.of(new Said(reason, message)), Optional.empty()));
    }

    private static PodSight ended(String phase, int exitCode, String reason, String message) {
        return pod(new Pod(
                phase,
                NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Ended(exitCode, new Said(reason, message)))));
    }

    private static Helper waitingHelper(String reason, String message) {
        return new Helper(Optional.of(new Said(reason, message)), Optional.empty());
    }

    private static Helper failedHelper(int exitCode, String reason, String message) {
        return new Helper(Optional.empty(), Optional.of(new Ended(exitCode, new Said(reason, message))));
    }

    /** A pod whose task waits for the container before it. */
    private static PodSight helper(Helper helper, Event... events) {
        var waits = new Said("PodInitializing", "");
        var pod = new Pod(
                "Pending", NOTHING, Optional.empty(), Optional.of(waits), Optional.empty(), helper, Optional.empty());
        return new PodSight(Optional.empty(), Optional.of(pod), List.of(events));
    }

    private static PodSight pod(Pod pod) {
        return new PodSight(Optional.empty(), Optional.of(pod), List.of());
    }
}
