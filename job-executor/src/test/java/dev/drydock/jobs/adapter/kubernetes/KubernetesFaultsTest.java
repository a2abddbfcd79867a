package dev.drydock.jobs.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.jobs.Orders;
import dev.drydock.jobs.RuntimeBench;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.TaskRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster's API says while it has troubles of its own. */
class KubernetesFaultsTest {
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
            users: [{name: u, user: {token: t}}]
            contexts: [{name: x, context: {cluster: c, user: u}}]
            current-context: x
            """;
    private static final String PODS = "/api/v1/namespaces/keptn/pods";
    private static final String EVENTS = "/api/v1/namespaces/keptn/events";
    private static final String NO_EVENTS = "{\"kind\": \"EventList\", \"apiVersion\": \"v1\", \"items\": []}";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer api;
    private RuntimeBench<KubernetesRuntime> bench;

    private record Answer(int code, String json) {}

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(threads);
        api.createContext("/", this::answer);
        api.start();
        says("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", 201, "{\"status\": {\"allowed\": true}}");
        var kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, KUBECONFIG.formatted(api.getAddress().getPort()));
        bench = new RuntimeBench<>(
                folder,
                Duration.ofSeconds(60),
                RealCluster.runtime(RealCluster.settings(kubeconfig, Optional.empty())));
    }

    @AfterEach
    void stop() {
        bench.close();
        api.stop(0);
        threads.shutdown();
    }

    @Test
    void shouldNotCallAJobThatRunsNotStartedWhenTheClusterDoesNotKnowYetWhoMayAsk() {
        // Given
        var job = Orders.started(bench.shell("true").job());
        says(path(job), 403, refusal(403, "jobs.batch is forbidden: RBAC is not ready"));

        // Then
        assertThatThrownBy(() -> bench.seen(job))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RBAC is not ready");
    }

    @Test
    void shouldNotCallAJobNotStartedWhoseStartNobodyCouldNoteAnyMore() {
        // Given
        var job = Orders.admitted(bench.shell("true").job());
        says(path(job), 403, refusal(403, "jobs.batch is forbidden: RBAC is not ready"));

        // Then
        assertThatThrownBy(() -> bench.seen(job))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RBAC is not ready");
    }

    @Test
    void shouldGoOnWithAJobWhoseImageIsStillToCome() {
        // Given
        var job = Orders.started(bench.shell("true").job());
        says(EVENTS, 200, NO_EVENTS);
        says(path(job), 200, job("{}"));
        says(PODS, 200, podThatFetches("ErrImagePull", "dial tcp: lookup registry: i/o timeout", Instant.now()));

        // When
        var end = bench.runtime().follow(job, Instant.now().plus(SOON), SOON).subscribeAsCompletionStage();
        await().atMost(SOON).until(() -> end.isDone() || asked(EVENTS) > 2);
        says(PODS, 200, "{\"kind\": \"PodList\", \"apiVersion\": \"v1\", \"metadata\": {}, \"items\": []}");
        says(path(job), 200, job("""
                {"conditions": [{"type": "Failed", "status": "True", "reason": "DeadlineExceeded"}]}"""));

        // Then
        assertThat(end).succeedsWithin(SOON).isInstanceOf(JobEnd.Killed.class);
    }

    @Test
    void shouldTellTheUserAtOnceWhenAJobThatHasNotBegunIsRefused() {
        // Given
        var job = bench.shell("true").job();
        says(path(job), 403, refusal(403, "jobs.batch is forbidden in the namespace"));

        // Then
        assertThatThrownBy(() -> bench.seen(job))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("forbidden in the namespace");
    }

    @Test
    void shouldSayThatTheOutputIsGoneWhenThePodsNodeIs() {
        // Given
        var order = bench.shell("true");
        says(EVENTS, 200, NO_EVENTS);
        says(PODS, 200, """
                {"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": [{"kind": "Pod", "apiVersion": "v1", "metadata": {
                  "name": "the-pod", "namespace": "keptn", "creationTimestamp": "2026-01-01T00:00:00Z",
                  "annotations": {"drydock.dev/hands-on": "false"}}, "status": {"phase": "Succeeded"}}]}
                """);
        says(PODS + "/the-pod/log", 404, refusal(404, "nodes 'n1' not found"));

        // When
        var remains = bench.remains(order);

        // Then
        assertThat(remains.output()).isEmpty();
        assertThat(remains.notes())
                .singleElement()
                .asString()
                .contains("output.json could not be read", "'n1' not found");
    }

    private void answer(HttpExchange http) throws IOException {
        asked.merge(http.getRequestURI().getPath(), 1, Integer::sum);
        var answer = answers.getOrDefault(
                http.getRequestURI().getPath(), new Answer(404, refusal(404, "there is nothing here")));
        http.getRequestBody().readAllBytes();
        var body = answer.json().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().add("Content-Type", "application/json");
        http.sendResponseHeaders(answer.code(), body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    private void says(String path, int code, String json) {
        answers.put(path, new Answer(code, json));
    }

    private int asked(String path) {
        return asked.getOrDefault(path, 0);
    }

    private static String job(String status) {
        return """
                {"kind": "Job", "apiVersion": "batch/v1", "metadata": {"name": "j", "namespace": "keptn"}, "status": %s, "spec":
                  {"template": {"spec": {"initContainers": [{"name": "%s", "image": "busybox:1"}],
                    "containers": [{"name": "%s", "image": "team/tool:1", "resources": {}}]}}}}
                """.formatted(status, Helper.FILLER, JobManifest.CONTAINER);
    }

    private static String podThatFetches(String reason, String message, Instant since) {
        return """
                {"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": [{"kind": "Pod", "apiVersion": "v1", "metadata": {
                  "name": "the-pod", "namespace": "keptn", "creationTimestamp": "2026-01-01T00:00:00Z"}, "status": {
                    "phase": "Pending",
                    "conditions": [{"type": "PodScheduled", "status": "True", "lastTransitionTime": "%s"}],
                    "containerStatuses": [{"name": "%s", "state": {"waiting": {"reason": "%s", "message": "%s"}}}]}}]}
                """.formatted(since, JobManifest.CONTAINER, reason, message);
    }

    private static String path(JobRecord job) {
        return "/apis/batch/v1/namespaces/keptn/jobs/" + job.id().objectName();
    }

    private static String refusal(int code, String message) {
        return "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", \"code\": %d, \"message\": \"%s\"}"
                .formatted(code, message);
    }
}
