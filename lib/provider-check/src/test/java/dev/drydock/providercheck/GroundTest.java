package dev.drydock.providercheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.NatsServer;
import dev.drydock.provider.ActionProvider;
import dev.drydock.provider.Outcome;
import dev.drydock.providercheck.domain.Finding;
import dev.drydock.providercheck.domain.Finding.Verdict;
import dev.drydock.providercheck.domain.Limits;
import dev.drydock.providercheck.domain.Question;
import dev.drydock.testkit.HouseRules;
import dev.drydock.testkit.NatsClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a provider works while it is open; nothing is asked of it
class GroundTest {
    private static final Limits SHORT = new Limits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(400),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1));
    private static final Limits PATIENT = SHORT.answeringWithin(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final Question QUESTION =
            new Question("action", Optional.of(Flaw.ACTION), "+1", "slow", Question.NOWHERE);

    @TempDir
    private static Path folder;

    private static NatsServer server;

    @BeforeAll
    static void start() {
        server = NatsServer.start(folder);
        try (var client = NatsClient.connect(server.url())) {
            client.makeStream();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldFindWhatIsWrongAndSayWhatToDo(Flaw flaw) {
        // Given
        List<Finding> findings;
        try (var provider = new FlawedProvider(server.url(), flaw)) {
            // When
            findings = check();
        }

        // Then
        assertThat(findings)
                .filteredOn(finding -> finding.check().equals(flaw.check()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isIn(Verdict.FAILED, Verdict.WARNING);
                    assertThat(finding.what()).contains(flaw.words());
                    assertThat(finding.advice()).isNotBlank();
                    assertThat(finding.chapter()).isNotBlank();
                });
    }

    @Test
    void shouldFindAPlainSubscriberFineAsLongAsNothingGoesWrong() {
        // Given
        try (var provider = new FlawedProvider(server.url(), Flaw.NONE)) {
            // When
            var findings = check(server.url(), PATIENT);

            // Then
            assertThat(findings).noneMatch(finding -> finding.verdict() == Verdict.FAILED);
            assertThat(checksOf(findings, Verdict.WARNING)).containsExactly("listens", "message-id");
            assertThat(checksOf(findings, Verdict.SKIPPED))
                    .containsExactly("acknowledged", "malformed", "broker-restart", "stops", "away", "killed");
        }
    }

    @Test
    void shouldFindNothingWrongWithAProviderOfTheLibrary() {
        // Given
        try (var broker = NatsServer.start(folder.resolve("library"));
                var client = NatsClient.connect(broker.url()).makeStream();
                var provider = ActionProvider.named("library")
                        .connectingTo(broker.url())
                        .on(
                                Flaw.ACTION,
                                task -> Outcome.done("done")
                                        .telling("value", task.value().orElseThrow()))
                        .start()) {
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> client.deliveries("library") >= 0);

            // When
            var findings = check(broker.url(), PATIENT);

            // Then
            assertThat(findings)
                    .allMatch(finding -> finding.verdict() == Verdict.OK || finding.verdict() == Verdict.SKIPPED);
        }
    }

    @Test
    void shouldFindWhatAFirstDraftDoesNotSurvive() {
        // When
        var findings = checkFragile();

        // Then
        assertThat(checksOf(findings, Verdict.FAILED)).contains("malformed", "broker-restart", "killed");
        assertThat(checksOf(findings, Verdict.WARNING)).contains("listens", "away");
    }

    /** One mistake is told once, and not by all that cannot be seen because of it. */
    @Test
    void shouldSayNoMoreThanThatTheAnswersAreNoEvents() {
        // When
        var findings = checkFragile("done");

        // Then
        assertThat(checksOf(findings, Verdict.FAILED)).containsExactly("event");
        assertThat(checksOf(findings, Verdict.SKIPPED)).contains("conduct");
    }

    @Test
    void shouldFindThatNothingIsAcknowledged() {
        // When
        var findings = checkFragile(FragileProvider.FORGETFUL);

        // Then
        assertThat(checksOf(findings, Verdict.OK)).contains("listens", "repeat");
        assertThat(checksOf(findings, Verdict.FAILED)).contains("acknowledged");
    }

    @Test
    void shouldSayThatTheProviderHasEnded() {
        // Given
        var findings = new ArrayList<Finding>();

        // When
        try (var ground = Ground.of(List.of("sh", "-c", "echo no such flag; exit 3"), folder)) {
            ground.check(QUESTION, SHORT, findings::add);
        }

        // Then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("runs");
            assertThat(finding.what()).contains("no such flag");
        });
    }

    @Test
    void shouldRefuseABrokerThatIsNotThere() {
        assertThatThrownBy(() -> Ground.at("nats://127.0.0.1:" + FreePort.find(), Optional.empty()))
                .hasMessageContaining("Unable to connect");
    }

    @Test
    void shouldKeepItsRulesPure() {
        HouseRules.check("dev.drydock.providercheck");
    }

    private static List<Finding> checkFragile(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FragileProvider.class.getName()));
        command.addAll(List.of(arguments));
        var findings = new ArrayList<Finding>();
        try (var ground = Ground.of(command, folder)) {
            ground.check(QUESTION, SHORT.answeringWithin(Duration.ofSeconds(3), Duration.ofSeconds(3)), findings::add);
        }
        return findings;
    }

    private static List<Finding> check() {
        return check(server.url(), SHORT);
    }

    private static List<Finding> check(String url, Limits limits) {
        var findings = new ArrayList<Finding>();
        try (var ground = Ground.at(url, Optional.empty())) {
            ground.check(QUESTION, limits, findings::add);
        }
        return findings;
    }

    private static List<String> checksOf(List<Finding> findings, Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::check)
                .toList();
    }
}
