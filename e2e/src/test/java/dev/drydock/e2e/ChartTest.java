package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.party.ScriptedTasks;
import dev.drydock.e2e.party.StreamSender;
import dev.drydock.e2e.stack.Api;
import dev.drydock.e2e.stack.UserProject;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Drydock in a real cluster, installed and upgraded by its chart. */
@Tag("kubernetes")
@TestMethodOrder(MethodOrderer.MethodName.class)
class ChartTest {
    private static final String PROJECT = "upgraded";
    private static final int SEQUENCES = 400;
    private static final int SERVICES = 20;
    private static final int BEFORE = 40;
    private static final int WITH_JOBS = 4;
    private static final Duration PACE = Duration.ofMillis(300);
    private static final Duration END = Duration.ofMinutes(3);
    private static final Duration NOW_AND_THEN = Duration.ofMillis(500);
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata:
              name: upgraded
            spec:
              stages:
                - name: production
                  sequences:
                    - name: delivery
                      tasks:
                        - name: up-deploy
                        - name: up-test
                        - name: up-release
                    - name: longer
                      tasks:
                        - name: up-deploy
                        - name: je-wait
                        - name: up-release
            """;
    private static final String JOBS = """
            apiVersion: v2
            actions:
              - name: Wait
                events:
                  - name: sh.keptn.event.je-wait.triggered
                tasks:
                  - name: wait
                    image: drydock/busybox:1
                    imagePullPolicy: Never
                    cmd: [sh, -c]
                    args: ['sleep 20']
            """;

    private static Api api;

    /** What a run before this one has left is removed first; the cluster ends with the suite. */
    @BeforeAll
    static void install() throws IOException, InterruptedException {
        suite("install_drydock").awaitDone();
        api = new Api(setting("endpoint"), secret("drydock", "api-token"));
    }

    /** From the token on, every command of docs/install.md. */
    @Test
    void guideLeadsANewUserToTheFirstHealedProblem() throws IOException, InterruptedException {
        suite("follow_guide", setting("endpoint")).awaitDone();
    }

    /**
     * While all pods of Drydock are replaced, one after the other, sequences begin, go on and end. Some of their tasks are
     * Jobs of the cluster, which run meanwhile.
     */
    @Test
    void upgradeLosesNoSequenceUnderLoad() throws IOException, InterruptedException {
        // Given
        create();
        var longer = IntStream.range(0, WITH_JOBS)
                .mapToObj(number -> triggering("longer", number))
                .toList();
        longer.forEach(api::send);
        try (var executor = ScriptedTasks.of(nats("provider"), PROJECT, "up-");
                var load = TriggerLoad.of(
                        IntStream.range(0, SEQUENCES)
                                .mapToObj(number -> triggering("delivery", number))
                                .toList(),
                        List.of(api),
                        StreamSender.of(nats("remediation-service")))) {
            load.upTo(BEFORE);
            await("sequences are under way").atMost(END).until(() -> executor.reached("production", "up-release") > 0);

            // When
            var upgrade = suite("upgrade_drydock");
            for (var allowed = BEFORE; upgrade.isAlive(); allowed++) {
                load.upTo(Math.min(allowed, SEQUENCES - BEFORE));
                upgrade.await(PACE);
            }
            var startedMeanwhile = load.accepted();
            load.upTo(SEQUENCES);
            var accepted = load.awaitAccepted();

            // Then
            upgrade.awaitDone();
            assertThat(startedMeanwhile).as("sequences that began by then").isGreaterThan(2 * BEFORE);
            assertThat(accepted).hasSize(SEQUENCES);
            await("all executions end")
                    .atMost(END)
                    .pollInterval(NOW_AND_THEN)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(End.of(api, PROJECT, List.of()))
                            .containsExactlyInAnyOrderElementsOf(
                                    Stream.concat(passes(accepted, "delivery"), passes(contexts(longer), "longer"))
                                            .toList()));
            assertThat(executor.effects().keySet()).hasSize(SEQUENCES * 3 + WITH_JOBS * 2);
            assertThat(executor.effects())
                    .allSatisfy((task, ids) -> assertThat(ids).as("%s", task).hasSize(1));
            assertThat(load.turnedAway()).as("requests that nobody answered").isZero();
            assertThat(api.deadLetters()).isEmpty();
            Fsck.awaitClean(api);
        }
    }

    private void create() {
        var created = api.post("/api/controlPlane/v1/project", UserProject.creation(PROJECT, SHIPYARD));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        for (var number = 0; number < SERVICES; number++) {
            var added = api.post(
                    "/api/controlPlane/v1/project/" + PROJECT + "/service",
                    "{\"serviceName\":\"%s\"}".formatted(service(number)));
            assertThat(added.status()).as("%s", added).isEqualTo(200);
        }
        var content = Base64.getEncoder().encodeToString(JOBS.getBytes(StandardCharsets.UTF_8));
        var stored = api.post(
                "/api/resource-service/v1/project/" + PROJECT + "/stage/production/resource",
                "{\"resources\":[{\"resourceURI\":\"job/config.yaml\",\"resourceContent\":\"%s\"}]}"
                        .formatted(content));
        assertThat(stored.status()).as("%s", stored).isEqualTo(201);
    }

    private static KeptnEvent triggering(String sequence, int number) {
        return Problems.triggering(
                new Scope(PROJECT, "production", service(number % SERVICES)),
                sequence,
                Problems.freshContext(),
                Payload.EMPTY);
    }

    private static String service(int number) {
        return "service-" + number;
    }

    private static Set<KeptnContext> contexts(List<KeptnEvent> events) {
        return Set.copyOf(
                events.stream().map(event -> event.context().orElseThrow()).toList());
    }

    private static Stream<End> passes(Set<KeptnContext> contexts, String sequence) {
        return contexts.stream().map(context -> End.passed(context, "production", sequence));
    }

    /** A user of NATS, who is let in with the password of the chart's Secret. */
    private static String nats(String user) throws IOException, InterruptedException {
        return "nats://%s:%s@%s".formatted(user, secret("drydock-nats", user), setting("nats"));
    }

    private static String secret(String name, String key) throws IOException, InterruptedException {
        var process = new ProcessBuilder(setting("command"), "secret", name, key)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var value = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as("reading the secret %s", name).isZero();
        return value;
    }

    /** One of the suite's commands: .ci/lib/chart.sh. */
    private static SuiteCommand suite(String... arguments) throws IOException {
        return SuiteCommand.start(setting("command"), arguments);
    }

    private static String setting(String name) {
        return System.getProperty("drydock.test.chart." + name);
    }
}
